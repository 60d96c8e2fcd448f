import { describe, expect, test } from 'vitest';
import { formatCheckpoint, parseCheckpoint } from '../../src/log/checkpoint.ts';
import { encodeText, formatBase64, formatHex, parseBase64, parseHex } from '../../src/log/encoding.ts';
import { hashLeaf, hashNode } from '../../src/log/merkle-hash.ts';
import { isConsistent, isIncluded } from '../../src/log/merkle-proof.ts';
import { buildMerkleTree } from '../../src/log/merkle-tree.ts';
import { formatSignerKey, formatVerifierKey, parseSignerKey, parseVerifierKey } from '../../src/log/note-key.ts';
import { formatNote, judgeNote, parseNote, signNote } from '../../src/log/signed-note.ts';
import { facts, vectorSets } from './vectors.ts';

const base64 = (text: string) => parseBase64(text) ?? expect.fail(`${text} is no Base64`);
const hex = (text: string) => parseHex(text) ?? expect.fail(`${text} is not hexadecimal`);
function value<T>(parsed: { ok: true; value: T } | { ok: false; fault: { message: string } }): T {
  return parsed.ok ? parsed.value : expect.fail(parsed.fault.message);
}

for (const { name, vectors } of vectorSets) {
  // Where the folder is absent these are skipped, and named as skipped.
  describe.skipIf(vectors === undefined)(name, () => {
    const { merkle, signedNote } = vectors ?? facts;
    const leaves = () => Promise.all(merkle.leafInputsHex.map((input) => hashLeaf(hex(input))));

    test('hashes of leaves and nodes', async () => {
      expect((await leaves()).map(formatHex)).toEqual(merkle.leafHashes);
      const { misc } = merkle;
      expect(formatHex(await hashLeaf(encodeText('L123456')))).toBe(misc["leaf('L123456')"]);
      expect(formatHex(await hashNode(encodeText('N123'), encodeText('N456')))).toBe(misc["node('N123','N456')"]);
      expect(formatBase64(await hashLeaf(encodeText('hello world')))).toBe(misc["leaf('hello world') base64"]);
    });

    test('roots of every size', async () => {
      const tree = await buildMerkleTree(await leaves());
      const roots = await Promise.all(merkle.rootsBySize.map((_, size) => tree.root(size)));
      expect(roots.map(formatHex)).toEqual(merkle.rootsBySize);
    });

    test.each(merkle.inclusion)('inclusion of leaf $leafIdx in $treeSize', async (vector) => {
      const tree = await buildMerkleTree(await leaves());
      const proof = await tree.inclusionProof(vector.leafIdx, vector.treeSize);
      expect(proof.map(formatBase64)).toEqual(vector.proof);
      const claim = {
        leafHash: base64(vector.leafHash),
        index: vector.leafIdx,
        size: vector.treeSize,
        root: base64(vector.root),
      };
      expect(await isIncluded(claim, vector.proof.map(base64))).toBe(!vector.wantErr);
    });

    test.each(merkle.consistency)('consistency of $size1 with $size2', async (vector) => {
      const tree = await buildMerkleTree(await leaves());
      const proof = await tree.consistencyProof(vector.size1, vector.size2);
      expect(proof.map(formatBase64)).toEqual(vector.proof);
      const claim = {
        firstSize: vector.size1,
        firstRoot: base64(vector.root1),
        secondSize: vector.size2,
        secondRoot: base64(vector.root2),
      };
      expect(await isConsistent(claim, vector.proof.map(base64))).toBe(!vector.wantErr);
    });

    test.each(signedNote)('signed note: $source', async (vector) => {
      const key = value(await parseVerifierKey(vector.vkey));
      expect(formatVerifierKey(key)).toBe(vector.vkey);
      const note = value(parseNote(`${vector.text}\n${vector.sigLine}\n`));
      expect(note.text).toBe(vector.text);
      expect(await judgeNote(note, [key])).toEqual({ status: 'verified', by: [key.name] });
    });

    test.each(signedNote.filter(({ skey }) => skey !== undefined))('signing: $source', async (vector) => {
      const key = value(await parseSignerKey(vector.skey ?? ''));
      expect(formatSignerKey(key)).toBe(vector.skey);
      expect(formatVerifierKey(key)).toBe(vector.vkey);
      expect(formatNote(await signNote(vector.text, [key]))).toBe(`${vector.text}\n${vector.sigLine}\n`);
    });
  });
}

test('the example of the checkpoint specification is read and written back', () => {
  const { origin, size, root, sigLine, keyId } = facts.checkpoint;
  const text = `${origin}\n${size}\n${root}\n\n${sigLine}\n`;
  const { checkpoint, note } = value(parseCheckpoint(text));
  expect(checkpoint).toEqual({ origin, size, root: base64(root), extensions: [] });
  expect(note.signatures.map(({ name, id }) => ({ name, id }))).toEqual([{ name: origin, id: keyId }]);
  expect(formatNote({ text: formatCheckpoint(checkpoint), signatures: note.signatures })).toBe(text);
});
