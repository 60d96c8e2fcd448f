import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { CommandFault } from '../../local/command-fault.ts';
import { writeTogether } from '../../local/write-together.ts';
import { publishSchemas } from '../../publish/publish-schemas.ts';
import { command } from '../command.ts';

const draft = 'https://json-schema.org/draft/2020-12/schema';

/** Whether a text is a schema of the draft that is written here, so that it may be replaced. */
function isSchema(text: string): boolean {
  try {
    return (JSON.parse(text) as { $schema?: unknown } | null)?.$schema === draft;
  } catch {
    return false;
  }
}

export const schemasCommand = command({
  summary: 'write the JSON schemas of every file, for completion in an editor',
  forms: [{ words: '[<folder>]', does: 'write them into a folder (default: schemas)' }],
  maxNames: 1,
  options: {},
  notes: `A built site has them under /schemas/ too. The first line of a YAML file names its schema, for editors with the
language server of YAML:   # yaml-language-server: $schema=../schemas/site.json
Written again after an update of Vitrine, they say what is new. A file that is no schema is never replaced.`,
  async run({ names: [name = 'schemas'], print }) {
    const folder = resolve(name);
    const files = publishSchemas().map(({ path, bytes }) => ({ path: path.replace(/^schemas\//, ''), bytes }));
    const others: string[] = [];
    for (const { path } of files) {
      const there = await readFile(join(folder, path), 'utf8').catch(() => undefined);
      if (there !== undefined && !isSchema(there)) others.push(join(name, path));
    }
    if (others.length > 0)
      throw new CommandFault(
        `Nothing was written: these are no schemas, and would be replaced. Name another folder.\n${others.map((path) => `  ${path}`).join('\n')}`,
      );
    await writeTogether(folder, files);
    print(`${files.length} schemas in ${name}: site.json, datapackage.json, one for each folder of content/,`);
    print('and those of translations in translations/.');
    return 0;
  },
});
