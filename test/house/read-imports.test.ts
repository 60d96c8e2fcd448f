import { expect, test } from 'vitest';
import { importsOf, scriptsOfAstro } from './read-imports.ts';

test('every way to import is seen, whatever its quotes, over lines, in types and at run time', () => {
  const text = [
    `import one from "./one.ts";`,
    `import type { Two } from '../two.ts';`,
    `import {`,
    `  type Three,`,
    `} from './three.ts';`,
    `export { four } from './four.ts';`,
    `export type * from './five.ts';`,
    'const six = () => import(`./deep/six.ts`);',
    `let seven: import('../seven.ts').Seven;`,
    `import './eight.css?url';`,
    `import zod from 'zod';`,
    `import { type Nine, nine } from './nine.ts';`,
    `// import ten from './ten.ts'`,
    `const eleven = "import x from './eleven.ts'";`,
  ].join('\n');
  expect(importsOf('room/file.ts', text).map(({ line, target }) => [line, target])).toEqual([
    [1, 'room/one.ts'],
    [2, 'two.ts'],
    [3, 'room/three.ts'],
    [6, 'room/four.ts'],
    [7, 'room/five.ts'],
    [8, 'room/deep/six.ts'],
    [9, 'seven.ts'],
    [10, 'room/eight.css'],
    [11, undefined],
    [12, 'room/nine.ts'],
  ]);
});

const page = `---
import Layout from "../layouts/Page.astro";
const { title } = Astro.props;
---
<p>import nothing from './text.ts'</p>
<script>
  import { start } from '../browser/start.ts';
  start();
</script>
<script type="module">import '../browser/other.ts';</script>
`;

test('of a page, what stands between the fences and in scripts is read, with its lines', () => {
  expect(importsOf('pages/index.astro', page).map(({ line, target }) => [line, target])).toEqual([
    [2, 'layouts/Page.astro'],
    [7, 'browser/start.ts'],
    [10, 'browser/other.ts'],
  ]);
  expect(scriptsOfAstro(page).split('\n')).toHaveLength(page.split('\n').length);
});
