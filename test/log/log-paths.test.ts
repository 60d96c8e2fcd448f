import { expect, test } from 'vitest';
import { logInData, logPaths } from '../../src/log/log-paths.ts';

test('what is kept lies below data/, where findings name files from', () => {
  expect(`data/${logInData}`).toBe(logPaths.kept);
  expect(logPaths.cosigned).toMatch(/^data\/[^/]/);
});

test('the checkpoint lies beside the tiles, where whoever knows C2SP tlog-tiles looks for it', () => {
  expect(logPaths.tiles).toMatch(/^[^/].*\/$/);
  expect(logPaths.checkpoint).toBe(`${logPaths.tiles}checkpoint`);
});

test('no two of them are one place of a folder', () => {
  const { kept, cosigned, wholePolicy, ...ofSite } = logPaths;
  for (const places of [[kept, cosigned, `data/${wholePolicy}`], Object.values(ofSite)])
    expect(new Set(places).size).toBe(places.length);
});
