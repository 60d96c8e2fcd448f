import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { argv } from 'node:process';
import ts from 'typescript';
import { engineRoot } from '../local/engine-root.ts';

/**
 * Makes `lib/` of `src/` for an installed package: Node strips no types below `node_modules`. File by file and without
 * judging types, which the tests do. Run by `npm pack` before and, with `--remove`, after.
 */
const [from, to] = [join(engineRoot, 'src'), join(engineRoot, 'lib')];
const compilerOptions: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.ESNext,
  verbatimModuleSyntax: true,
  rewriteRelativeImportExtensions: true,
};

await rm(to, { recursive: true, force: true });
if (!argv.includes('--remove')) {
  const paths = await readdir(from, { recursive: true });
  for (const path of paths.filter((one) => one.endsWith('.ts') && !one.endsWith('.d.ts'))) {
    const { outputText } = ts.transpileModule(await readFile(join(from, path), 'utf8'), {
      fileName: path,
      compilerOptions,
    });
    const target = join(to, path.replace(/\.ts$/, '.js'));
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, outputText);
  }
}
