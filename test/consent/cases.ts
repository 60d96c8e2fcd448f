import { readFileSync } from 'node:fs';
import type { StoredAnswer } from '../../src/consent/should-ask.ts';

interface Table {
  readonly published: Readonly<Record<string, unknown>>;
  readonly text: Readonly<Record<string, string>>;
  readonly stored: Readonly<Record<string, StoredAnswer>>;
  readonly cases: readonly {
    readonly name: string;
    readonly stored: string;
    readonly published: string | null;
    readonly today: string;
    readonly ask: boolean;
    readonly covers: number;
  }[];
}

export interface ConsentCase {
  readonly name: string;
  readonly stored: StoredAnswer;
  /** The text an app got; absent when it got none. */
  readonly published?: string;
  readonly today: string;
  readonly expected: string;
}

const table = JSON.parse(readFileSync(new URL('cases.json', import.meta.url), 'utf8')) as Table;

/** The one table that the rule is held to in every language. Throws where a case names something that is not in it. */
export const consentCases: readonly ConsentCase[] = table.cases.map(
  ({ name, stored, published, today, ask, covers }) => {
    const answer = table.stored[stored];
    const text =
      published === null
        ? undefined
        : (table.text[published] ??
          (published in table.published ? JSON.stringify(table.published[published]) : undefined));
    if (!answer || (published !== null && text === undefined))
      throw new Error(`the case "${name}" names what is not in the table`);
    return {
      name,
      stored: answer,
      ...(text === undefined ? {} : { published: text }),
      today,
      expected: `${ask ? 'ask' : 'keep'} ${covers}`,
    };
  },
);
