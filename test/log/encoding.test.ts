import { createHash } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { formatBase64, formatHex, isSameBytes, joinBytes, parseBase64, parseHex } from '../../src/log/encoding.ts';
import { sha256Hex } from '../../src/log/sha256.ts';
import { seededRandom } from './random.ts';

test('hexadecimal and Base64 are read as they are written', () => {
  const random = seededRandom(5);
  for (let length = 0; length < 70; length += 1) {
    const bytes = Uint8Array.from({ length }, () => random(256));
    expect(formatHex(bytes)).toBe(Buffer.from(bytes).toString('hex'));
    expect(formatBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
    expect(parseHex(formatHex(bytes))).toEqual(bytes);
    expect(parseBase64(formatBase64(bytes))).toEqual(bytes);
  }
});

test.each(['0', '0g', '0x00', ' 00', '00\n'])('%j is not hexadecimal', (text) => {
  expect(parseHex(text)).toBeUndefined();
});

test.each(['A', 'AA', 'AAA', 'AB==', 'AAB=', 'AA==\n', 'AA-_', 'A===', '====', ' AAA', 'AAAA='])(
  '%j is not the one Base64 of anything',
  (text) => {
    expect(parseBase64(text)).toBeUndefined();
  },
);

test('bytes are joined and compared', () => {
  expect([...joinBytes(Uint8Array.of(1), Uint8Array.of(), Uint8Array.of(2, 3))]).toEqual([1, 2, 3]);
  expect(isSameBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2))).toBe(true);
  expect(isSameBytes(Uint8Array.of(1, 2), Uint8Array.of(1))).toBe(false);
  expect(isSameBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 3))).toBe(false);
});

test('SHA-256 of a view is that of its own bytes only', async () => {
  const bytes = new Uint8Array(100).map((_, index) => index).subarray(10, 20);
  expect(await sha256Hex(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
  expect(await sha256Hex(new Uint8Array())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
});

test('a page without WebCrypto is told why', async () => {
  vi.stubGlobal('crypto', {});
  try {
    await expect(sha256Hex(new Uint8Array())).rejects.toThrow('only over https: or on localhost');
  } finally {
    vi.unstubAllGlobals();
  }
});
