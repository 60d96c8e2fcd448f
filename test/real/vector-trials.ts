import { recognise } from '../../src/checks/identifiers/recognise.ts';
import { cdpDelta, cdpEpsilon, gaussianScale, laplaceScale, toEpsilon } from '../../src/checks/privacy-loss.ts';
import { boundCells } from '../../src/checks/suppression/bound-cells.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { encodeText, formatBase64, formatHex, parseBase64, parseHex } from '../../src/log/encoding.ts';
import { hashLeaf, hashNode } from '../../src/log/merkle-hash.ts';
import { isConsistent, isIncluded } from '../../src/log/merkle-proof.ts';
import { buildMerkleTree } from '../../src/log/merkle-tree.ts';
import { parseSignerKey, parseVerifierKey } from '../../src/log/note-key.ts';
import { formatNote, judgeNote, parseNote, signNote } from '../../src/log/signed-note.ts';
import { grid } from '../checks/suppression/grid.ts';
import type { SharedVectors } from '../log/vectors.ts';

/** `vectors.json`, as far as it is tried. */
export interface Vectors extends SharedVectors {
  readonly dp: Readonly<Record<string, readonly (readonly number[])[]>>;
  readonly freqCalc: Readonly<Record<string, readonly (number | null)[]>>;
}

/** What was computed, and what the vector says. Plain JSON. */
export interface Trial {
  readonly name: string;
  readonly got: unknown;
  readonly want: unknown;
  /** How far a number may be off: published numbers are rounded. Default: not at all. */
  readonly within?: number;
}

const hex = (text: string) => parseHex(text) ?? new Uint8Array();
const base64 = (text: string) => parseBase64(text) ?? new Uint8Array();

export async function tryMerkle({ merkle }: Vectors): Promise<Trial[]> {
  const leaves = await Promise.all(merkle.leafInputsHex.map((input) => hashLeaf(hex(input))));
  const tree = await buildMerkleTree(leaves);
  const trials: Trial[] = [
    { name: 'leaves', got: leaves.map(formatHex), want: merkle.leafHashes },
    {
      name: 'roots by size',
      got: (await Promise.all(merkle.rootsBySize.map((_, size) => tree.root(size)))).map(formatHex),
      want: merkle.rootsBySize,
    },
    {
      name: 'a leaf of text',
      got: formatHex(await hashLeaf(encodeText('L123456'))),
      want: merkle.misc["leaf('L123456')"],
    },
    {
      name: 'a node of text',
      got: formatHex(await hashNode(encodeText('N123'), encodeText('N456'))),
      want: merkle.misc["node('N123','N456')"],
    },
    {
      name: 'a leaf in Base64',
      got: formatBase64(await hashLeaf(encodeText('hello world'))),
      want: merkle.misc["leaf('hello world') base64"],
    },
  ];
  for (const vector of merkle.inclusion) {
    const claim = {
      leafHash: base64(vector.leafHash),
      index: vector.leafIdx,
      size: vector.treeSize,
      root: base64(vector.root),
    };
    trials.push({
      name: `inclusion of ${vector.leafIdx} in ${vector.treeSize}`,
      got: [
        (await tree.inclusionProof(vector.leafIdx, vector.treeSize)).map(formatBase64),
        await isIncluded(claim, vector.proof.map(base64)),
      ],
      want: [vector.proof, !vector.wantErr],
    });
  }
  for (const vector of merkle.consistency) {
    const claim = {
      firstSize: vector.size1,
      firstRoot: base64(vector.root1),
      secondSize: vector.size2,
      secondRoot: base64(vector.root2),
    };
    trials.push({
      name: `consistency of ${vector.size1} with ${vector.size2}`,
      got: [
        (await tree.consistencyProof(vector.size1, vector.size2)).map(formatBase64),
        await isConsistent(claim, vector.proof.map(base64)),
      ],
      want: [vector.proof, !vector.wantErr],
    });
  }
  return trials;
}

export async function trySignedNotes({ signedNote }: Vectors): Promise<Trial[]> {
  const trials: Trial[] = [];
  for (const { source, vkey, skey, text, sigLine } of signedNote) {
    const key = await parseVerifierKey(vkey);
    const note = parseNote(`${text}\n${sigLine}\n`);
    const verdict = key.ok && note.ok ? await judgeNote(note.value, [key.value]) : 'unreadable';
    trials.push({
      name: `signature: ${source}`,
      got: verdict,
      want: { status: 'verified', by: [key.ok ? key.value.name : ''] },
    });
    const altered = parseNote(`${text.replace(/^./, '!')}\n${sigLine}\n`);
    trials.push({
      name: `altered text: ${source}`,
      got: key.ok && altered.ok ? (await judgeNote(altered.value, [key.value])).status === 'verified' : 'unreadable',
      want: false,
    });
    const signer = skey === undefined ? undefined : await parseSignerKey(skey);
    if (signer)
      trials.push({
        name: `signing: ${source}`,
        got: signer.ok ? formatNote(await signNote(text, [signer.value])) : 'unreadable',
        want: `${text}\n${sigLine}\n`,
      });
  }
  return trials;
}

/** Each formula by the name of its list in the vectors; the last number of a vector is the wanted one. */
const formulas: Readonly<Record<string, { readonly within: number; compute(...given: number[]): number }>> = {
  cdp_eps: { within: 1e-8, compute: (rho = 0, delta = 0) => cdpEpsilon(rho, delta) },
  cdp_delta: { within: 1e-10, compute: (rho = 0, epsilon = 0) => cdpDelta(rho, epsilon) },
  'standard_bun_steinke_prop1.3': {
    within: 0.011,
    compute: (rho = 0, delta = 0) => toEpsilon(rho, delta, 'bun-steinke-2016'),
  },
  bun_steinke_sqrt_pi: {
    within: 0.0051,
    compute: (rho = 0, delta = 0) => toEpsilon(rho, delta, 'bun-steinke-2016-sqrt-pi'),
  },
  'laplace_scale[sens,eps,k,want]': {
    within: 0,
    compute: (sensitivity = 0, epsilon = 0, releases = 0) => laplaceScale(sensitivity, epsilon, releases),
  },
  // That library names the inverse of the scale.
  'dlaplace_param[sens,eps,k,want]': {
    within: 1e-12,
    compute: (sensitivity = 0, epsilon = 0, releases = 0) => 1 / laplaceScale(sensitivity, epsilon, releases),
  },
  'gaussian_std[sens,eps,delta,k,want]': {
    within: 1e-5,
    compute: (sensitivity = 0, epsilon = 0, delta = 0, releases = 0) =>
      gaussianScale(sensitivity, epsilon, delta, releases),
  },
};

export function tryPrivacyLoss({ dp }: Vectors): Trial[] {
  const lists = Object.entries(dp).filter((entry): entry is [string, readonly (readonly number[])[]] =>
    Array.isArray(entry[1]),
  );
  return lists.flatMap(([name, list]) =>
    list.map((numbers): Trial => {
      const formula = formulas[name];
      return {
        name: `${name} ${numbers.slice(0, -1).join(', ')}`,
        got: formula ? formula.compute(...numbers.slice(0, -1)) : 'no formula of this name',
        want: numbers.at(-1),
        ...(formula ? { within: formula.within } : {}),
      };
    }),
  );
}

/** S1 and S2 of the vectors' README: hidden cells, and the range of each that is given. */
const tables: readonly {
  readonly name: string;
  readonly values: readonly (readonly number[])[];
  readonly hidden: readonly string[];
  readonly ranges: Readonly<Record<string, readonly [number, number]>>;
}[] = [
  ...(
    [
      ['A-female', ['01'], [2, 2]],
      ['A-female, A-male', ['00', '01'], [2, 2]],
      ['A and C', ['00', '01', '20', '21'], [0, 12]],
      ['A and D', ['00', '01', '30', '31'], [0, 16]],
    ] as const
  ).map(([name, hidden, range]) => ({
    name: `S1, ${name} hidden`,
    values: [
      [18, 2],
      [14, 19],
      [12, 10],
      [11, 14],
    ],
    hidden,
    ranges: { '01': range },
  })),
  ...(
    [
      [
        'as given',
        [],
        {
          '01': [47, 47],
          '00': [25, 94],
          '02': [0, 69],
          '10': [26, 95],
          '12': [0, 69],
          '21': [0, 185],
          '23': [0, 185],
          '31': [906, 1091],
          '33': [585, 770],
        },
      ],
      ['x,d too', ['13'], { '01': [0, 78] }],
      ['x,b too', ['11'], { '01': [0, 141] }],
    ] as const
  ).map(([name, more, ranges]) => ({
    name: `S2, ${name}`,
    values: [
      [30, 47, 64, 89],
      [90, 124, 5, 31],
      [92, 100, 59, 85],
      [800, 991, 651, 685],
    ],
    hidden: ['00', '01', '02', '10', '12', '21', '23', '31', '33', ...more],
    ranges: ranges as Readonly<Record<string, readonly [number, number]>>,
  })),
];

export async function trySuppression(): Promise<Trial[]> {
  const trials: Trial[] = [];
  for (const { name, values, hidden, ranges } of tables) {
    const { system, at } = grid(values, (row, column) => hidden.includes(`${row}${column}`));
    const { intervals } = await boundCells(system);
    const rangeOf = (cell: string) => {
      const interval = intervals.get(at[Number(cell[0])]?.[Number(cell[1])] ?? -1);
      return interval && [interval.low, interval.high];
    };
    trials.push({
      name,
      got: Object.fromEntries(Object.keys(ranges).map((cell) => [cell, rangeOf(cell)])),
      want: ranges,
    });
  }
  return trials;
}

/** Identifiers of the vectors' README; an empty kind is a miss. */
const identifiers: readonly (readonly [kind: string, values: readonly string[]])[] = [
  ['email', ['info@presidio.site', 'user@xn--80ak6aa92e.com']],
  ['ipv4', ['192.168.0.1']],
  ['ipv6', ['684D:1111:222:3333:4444:5555:6:77', '2001:db8::1']],
  ['mac', ['00:1A:2B:3C:4D:5E', '0012.3456.789A']],
  ['card', ['4111111111111111', '371449635398431']],
  ['iban', ['AT611904300234573201']],
  [
    '',
    [
      'info@presidio.',
      '192.168.0',
      '684D:1111:222:3333:4444:5555:77',
      '00:1A:2B:3C:4D',
      '10:2F:33-AC-29-C3',
      'FF:FF:FF:FF:FF:FF',
      '4012-8888-8888-1882',
      'AT61 1904 3002 3457 3202',
    ],
  ],
];

export function tryIdentifiers(): Trial[] {
  const found = (value: string) => recognise(value, 'label').map(({ kind, certainty }) => `${kind.id} ${certainty}`);
  return [
    ...identifiers.flatMap(([kind, values]) =>
      values.map((value): Trial =>
        kind === ''
          ? { name: `no identifier: ${value}`, got: found(value), want: [] }
          : { name: `${kind}: ${value}`, got: found(value).includes(`${kind} certain`), want: true },
      ),
    ),
    { name: 'an address or a version: 1.2.3.4', got: found('1.2.3.4'), want: ['ipv4 undecidable'] },
  ];
}

/** Group sizes: SQL's GROUP BY, which this project uses, takes a missing key for a value of its own. */
export async function tryGroupSizes({ freqCalc }: Vectors, engine: Engine): Promise<Trial[]> {
  const sizes = async (c: readonly (number | null)[]) => {
    const rows = c.map(
      (value, row) =>
        `(${row}, ${freqCalc['A']?.[row] ?? 'NULL'}, ${freqCalc['B']?.[row] ?? 'NULL'}, ${value ?? 'NULL'})`,
    );
    const { rows: counted } = await engine.query(
      `SELECT CAST(count(*) OVER (PARTITION BY a, b, c) AS INTEGER) FROM (VALUES ${rows.join(', ')}) AS t(r, a, b, c) ORDER BY r`,
    );
    return counted.map(([size]) => size);
  };
  const wildcard = freqCalc['fk_NA_wildcard'] ?? [];
  const own = await sizes(freqCalc['C_withNA'] ?? []);
  return [
    { name: 'group sizes', got: await sizes(freqCalc['C'] ?? []), want: freqCalc['fk'] },
    {
      name: 'with missing keys no group is larger than where they are wildcards',
      got: own.every((size, row) => Number(size) <= Number(wildcard[row])),
      want: true,
    },
    {
      name: 'rows with a missing key are groups of their own',
      got: own.filter((_, row) => freqCalc['C_withNA']?.[row] === null),
      want: [1, 1],
    },
  ];
}

/** Every trial, by its list. */
export async function tryAll(vectors: Vectors, engine: Engine): Promise<Record<string, Trial[]>> {
  return {
    merkle: await tryMerkle(vectors),
    'signed notes': await trySignedNotes(vectors),
    'privacy loss': tryPrivacyLoss(vectors),
    suppression: await trySuppression(),
    identifiers: tryIdentifiers(),
    'group sizes': await tryGroupSizes(vectors, engine),
  };
}
