import { mask } from '../../checks/identifiers/judge-labels.ts';
import { recognise } from '../../checks/identifiers/recognise.ts';
import { standInFor, withoutReserved } from '../../checks/identifiers/stand-in.ts';
import { judgeReport, type JudgedPart, type SentField } from '../../payload/judge-report.ts';
import { KeyIndex } from '../../payload/key-path.ts';
import { deepestPayload, type PayloadPart } from '../../payload/payload-text.ts';
import { partsOfValue, under, rootNames } from '../../payload/walk-parts.ts';
import type { Position, Problem } from '../../problems/problem.ts';
import { sentFields } from '../../source/sent-fields.ts';
import type { Site } from '../../source/site.ts';

/** A value as a part of a report; what has no place in a text has none here. */
const partOf = (names: PayloadPart, value: unknown): PayloadPart => ({
  ...names,
  value,
  written: typeof value === 'string' ? value : JSON.stringify(value),
});

const noPlace = { value: undefined, written: '', line: 1, column: 1 };

/** All that parts of an example look like, whether a pattern says that they are meant to look so or not. */
const looksOf = (parts: readonly PayloadPart[], fieldOf: (part: PayloadPart) => SentField | undefined) =>
  judgeReport({ line: 1, parts }, fieldOf, 'json', (value, key) => recognise(withoutReserved(value), key));

function describe(part: JudgedPart<SentField>, place: Position): Problem[] {
  const [first] = [...part.suspicions, ...part.declared];
  if (!first) return [];
  const shown = standInFor(part.value, part.key);
  // Zeros stand for what a pattern says is meant, and are of nobody.
  if (JSON.stringify(shown) === JSON.stringify(part.value)) return [];
  const isCertain = first.certainty === 'certain';
  const instead = shown === undefined ? '' : `write  ${JSON.stringify(shown)}  in its place, or `;
  return [
    {
      code: 'payload/identifier',
      ...(isCertain ? {} : { advice: true as const }),
      ...place,
      message: `The example of "${part.path}" (${mask(part.written)}) ${isCertain ? 'looks like' : 'could be'} ${first.kind.name}, and pages show it to everybody: it must not be that of a real installation.`,
      fix: `${instead}leave it out; what is reserved for examples may stay, such as  somebody@example.org  or  192.0.2.1`,
    },
  ];
}

/**
 * Examples of fields and of switches that look as if they point to one person or one device: a problem where that is
 * certain, else advice. What the pattern of a field allows is told too, for it says of the form alone that it is meant.
 */
export function findTellingExamples({ dictionary, categories }: Site['content']): Problem[] {
  const ofFields = dictionary.flatMap(({ id, data, at }) => {
    if (data.example === undefined) return [];
    const key = data.kind === 'collected' ? data.key : id;
    const field: SentField = { id, key, rule: data };
    const part = partOf({ ...under(rootNames, key), key, path: key, ...noPlace }, data.example);
    return looksOf([part], () => field).flatMap((judged) => describe(judged, at(['example'])));
  });
  const sent = new KeyIndex(sentFields(dictionary).map((field) => [field.key, field]));
  const ofSwitches = categories.flatMap(({ data, at }) => {
    const found = partsOfValue(data.example, (names) => sent.knows(names), deepestPayload);
    const parts = found.map(({ names, node }) => partOf({ ...names, ...noPlace }, node));
    return looksOf(parts, (names) => sent.find(names)).flatMap((judged) =>
      describe(judged, at(['example', ...judged.steps])),
    );
  });
  return [...ofFields, ...ofSwitches];
}
