import { stringify } from 'yaml';
import type { ChangeNote } from '../../schema/content/texts.ts';
import type { Site } from '../../source/site.ts';
import type { Change } from '../local/write-together.ts';

/**
 * A privacy note as a file of the adopter's folder, without a text below its front matter. Where another note has the
 * name, a number is added to it.
 */
export function writeNote(name: string, note: ChangeNote, { content }: Pick<Site, 'content'>): Change {
  const taken = new Set(content.changes.map(({ id }) => id));
  let id = name;
  for (let more = 2; taken.has(id); more += 1) id = `${name}-${more}`;
  const front = stringify(note, { schema: 'core', lineWidth: 0 });
  return { path: `content/changes/${id}.md`, bytes: new TextEncoder().encode(`---\n${front}---\n`) };
}
