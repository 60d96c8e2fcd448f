import { readFile } from 'node:fs/promises';
import { enginePath } from '../local/engine-root.ts';
import { type PublishedFile, textFile } from './published-files.ts';
import type { LookModel } from '../../model/look/look.ts';
import { coloursSheet } from '../../model/look/look-sheet.ts';
import { paths } from '../../model/paths.ts';

const from = (path: string) => readFile(enginePath(`src/${path}`), 'utf8');

/** Files an app developer copies, below `/opt-in/dialog/`: the dialog, and the rule in other languages. */
export const kitFiles = [
  'kit/consent-dialog.js',
  'kit/should-ask.js',
  'kit/consent-dialog.css',
  'kit/example.js',
  'kit/example.html',
  'snippets/should_ask.py',
  'snippets/should_ask.rs',
  'snippets/ShouldAsk.cs',
  'snippets/should-ask.sh',
  'snippets/first-run.sh',
  'should-ask.ts',
] as const;

/** In their order: tokens, then the card's own rules. */
const cardSheets = ['tokens', 'card', 'card-glance', 'card-record'] as const;

/** One style sheet of several, without comments and indentation. */
function tightSheet(sheets: readonly string[]): string {
  const tight = (css: string) =>
    css
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(/^\s+/gm, '')
      .replace(/\n+/g, '\n')
      .trim();
  return `${sheets.map(tight).join('\n')}\n`;
}

/**
 * What cards and dialogs load, under addresses that never change: no hash in a name, so that a permanent page stays the
 * same.
 */
export async function publishConsentKit(look: LookModel = {}): Promise<PublishedFile[]> {
  const sheets = await Promise.all(cardSheets.map((name) => from(`styles/${name}.css`)));
  const sheet = textFile('opt-in/card-1.css', tightSheet([...sheets, coloursSheet(look)]));
  const copied = await Promise.all(
    kitFiles.map(async (path) =>
      textFile(paths.consentKit(path.slice(path.lastIndexOf('/') + 1)), await from(`consent/${path}`)),
    ),
  );
  return [sheet, ...copied];
}
