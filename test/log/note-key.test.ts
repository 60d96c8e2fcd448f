import { describe, expect, test } from 'vitest';
import { formatBase64 } from '../../src/log/encoding.ts';
import {
  formatSignerKey,
  formatVerifierKey,
  generateKey,
  isKeyName,
  parseSignerKey,
  parseVerifierKey,
} from '../../src/log/note-key.ts';
import { vectors } from '../vectors/vectors.ts';

const vkey = vectors.signedNote[0]?.vkey ?? '';
const skey = vectors.signedNote[1]?.skey ?? '';

test('a generated key is read back, and its public half fits', async () => {
  const key = await generateKey('example.org/log');
  expect(await parseSignerKey(formatSignerKey(key))).toEqual({ ok: true, value: key });
  const { name, id, publicKey } = key;
  expect(await parseVerifierKey(formatVerifierKey(key))).toEqual({ ok: true, value: { name, id, publicKey } });
  expect(formatSignerKey(await generateKey('example.org/log'))).not.toBe(formatSignerKey(key));
});

test.each(['', 'a b', 'a+b', 'a\u00a0b', 'a\u0085b', 'a\u3000b', 'a\tb', 'a\nb', '\ud800'])(
  '%j is no key name',
  async (name) => {
    expect(isKeyName(name)).toBe(false);
    await expect(generateKey(name)).rejects.toThrow(RangeError);
  },
);

describe('a public key is refused', () => {
  test.each([
    ['when its id belongs to another name', vkey.replace('/foo', '/bar')],
    ['when its id is another', vkey.replace('530d903a', '530d903b')],
    ['when a byte of it is another', vkey.replace('+AekyeRrm', '+AekyeRrn')],
    ['when it is for another algorithm', vkey.replace('+Aek', '+Bek')],
    ['when it is too short', `example.com/foo+530d903a+${formatBase64(new Uint8Array(32).fill(1))}`],
    ['when it is no Base64', `${vkey}*`],
    ['when it has no id', 'example.com/foo'],
    ['when it is empty', ''],
    ['when it is a private one', skey],
  ])('%s', async (_, text) => {
    expect(await parseVerifierKey(text)).toMatchSnapshot();
  });
});

describe('a private key is refused', () => {
  const secret = skey.split('+').at(-1) ?? '';
  test.each([
    ['when it is a public one', vkey],
    ['when its id belongs to another name', skey.replace('Peter', 'Piotr')],
    ['when it is cut off', skey.slice(0, -4)],
    ['when it is no Base64', `${skey}*`],
  ])('%s, without being repeated', async (_, text) => {
    const parsed = await parseSignerKey(text);
    expect(parsed).toMatchSnapshot();
    expect(JSON.stringify(parsed)).not.toContain(secret.slice(4, 16));
  });
});
