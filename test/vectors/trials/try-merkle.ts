import { encodeText, formatBase64, formatHex, parseBase64, parseHex } from '../../../src/log/encoding.ts';
import { hashLeaf, hashNode } from '../../../src/log/merkle-hash.ts';
import { isConsistent, isIncluded } from '../../../src/log/merkle-proof.ts';
import { buildMerkleTree } from '../../../src/log/merkle-tree.ts';
import type { Vectors } from '../vectors.ts';
import type { Trial } from './trial.ts';

const hex = (text: string) => parseHex(text) ?? new Uint8Array();
const base64 = (text: string) => parseBase64(text) ?? new Uint8Array();

/** Hashes, roots and proofs of RFC 6962. */
export async function tryMerkle({ merkle }: Pick<Vectors, 'merkle'>): Promise<Trial[]> {
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
