import { readFile } from 'node:fs/promises';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { dependencyPath } from '../local/engine-root.ts';

const serif = (subset: string) => `@fontsource/source-serif-4/files/source-serif-4-${subset}-600-normal.woff2`;
const sans = (subset: string) =>
  `@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-${subset}-wght-normal.woff2`;
/** The site's own faces: no font of the machine is looked at, so that every machine draws the same. */
const fontFiles = [serif('latin'), serif('latin-ext'), sans('latin'), sans('latin-ext')];

let fonts: Promise<Uint8Array[]> | undefined;
async function ready(): Promise<Uint8Array[]> {
  await initWasm(await readFile(dependencyPath('@resvg/resvg-wasm/index_bg.wasm')));
  return Promise.all(fontFiles.map((path) => readFile(dependencyPath(path))));
}

/** Whether the faces have every letter of a text: Latin letters with their accents, figures and common signs. */
export const canDraw = (text: string): boolean =>
  /^[\s\u0020-\u007e\u00a0-\u02ff\u1e00-\u1eff\u2000-\u206f\u20a0-\u20c0\u2122\u2191\u2193\u2212\u2215]*$/u.test(text);

/** Draws an SVG as a PNG of its own size, without network, system fonts or a browser: the same bytes everywhere. */
export async function drawPng(svg: string): Promise<Uint8Array> {
  fonts ??= ready();
  const picture = new Resvg(svg, {
    font: { fontBuffers: await fonts, defaultFontFamily: 'Atkinson Hyperlegible Next' },
  });
  try {
    const image = picture.render();
    const png = image.asPng();
    image.free();
    return png;
  } finally {
    picture.free();
  }
}
