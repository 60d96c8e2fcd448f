import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isScalar, parseDocument, visit } from 'yaml';
import { type Kind, kindNames } from '../../src/schema/nouns.ts';
import { descriptorProse, configProse, entryProse, type IsProse } from '../../src/source/find-unwritten.ts';
import type { SiteChanges } from '../build-once.ts';

/** Texts without a space may be names, ids and addresses, whichever key they are under. */
const isText = (value: unknown): value is string => typeof value === 'string' && value.trim().includes(' ');

/** Long enough for a drawing to break it into lines; the same for texts that must agree. */
const leftToWrite = (path: readonly string[]) => `:unwritten[In a few words, what is to be said as ${path.at(-1)}]`;

/** Every text of a file of YAML that a person reads, left to write. */
function unwriteYaml(text: string, isProse: IsProse): string {
  const document = parseDocument(text);
  visit(document, {
    Scalar(key, node, ancestors) {
      if (key === 'key' || !isText(node.value)) return;
      const path = ancestors.flatMap((ancestor) =>
        typeof ancestor === 'object' && 'key' in ancestor && isScalar(ancestor.key) ? [String(ancestor.key.value)] : [],
      );
      // The title of a question must end with a question mark.
      if (isProse(path)) node.value = `${leftToWrite(path)}${node.value.endsWith('?') ? '?' : ''}`;
    },
  });
  return document.toString({ lineWidth: 0 });
}

function unwriteEntry(text: string, isProse: IsProse): string {
  const [, front = '', body = ''] = /^---\n([\s\S]*?\n)---\n([\s\S]*)$/.exec(text) ?? [];
  // The query of a chart stays, which is in a block of code.
  const code = body.match(/^```[\s\S]*?^```$/gm) ?? [];
  const blocks = body.trim() === '' ? [] : [':unwritten[All else that is to say]', ...code];
  return [`---\n${unwriteYaml(front, isProse)}---\n`, ...blocks.map((block) => `${block}\n`)].join('\n');
}

function unwriteJson(text: string, isProse: IsProse): string {
  const write = (value: unknown, path: readonly string[]): unknown => {
    if (isText(value)) return isProse(path) ? leftToWrite(path) : value;
    if (Array.isArray(value)) return value.map((part) => write(part, path));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, write(part, [...path, key])]));
  };
  return `${JSON.stringify(write(JSON.parse(text), []), null, 2)}\n`;
}

const isKind = (folder: string): folder is Kind => (kindNames as readonly string[]).includes(folder);

/** What turns the site in a folder into one of which nobody has written a text yet. */
export function unwrittenSite(folder: string): SiteChanges {
  const files = ['content', 'data'].flatMap((part) =>
    readdirSync(join(folder, part), { recursive: true, encoding: 'utf8' }).map((path) => `${part}/${path}`),
  );
  const changes: Record<string, string> = {};
  const change = (path: string, write: (text: string) => string) => {
    changes[path] = write(readFileSync(join(folder, path), 'utf8'));
  };
  for (const path of files) {
    const [top, kind = ''] = path.split('/');
    if (path === 'content/site.yaml') change(path, (text) => unwriteYaml(text, configProse));
    else if (path === 'content/charter/index.md') change(path, (text) => unwriteEntry(text, entryProse('preamble')));
    else if (top === 'content' && path.endsWith('.md') && isKind(kind) && kind !== 'waivers')
      change(path, (text) => unwriteEntry(text, entryProse(kind)));
    else if (top === 'data' && path.endsWith('/datapackage.json'))
      change(path, (text) => unwriteJson(text, descriptorProse));
  }
  return changes;
}
