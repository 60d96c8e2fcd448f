import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { classesOfMarkup, classesOfScript, classesOfSelector, selectorsOf } from './read-classes.ts';
import { sharedClasses } from './shared-classes.ts';

const src = fileURLToPath(new URL('../../src/', import.meta.url));
const files = (folder: string, ends: string): string[] =>
  readdirSync(join(src, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ends))
    .map((name) => join(folder, name))
    .sort();
const read = (file: string) => readFileSync(join(src, file), 'utf8');

/** The components that pages of one layout are made of. A card has a sheet of its own, and no other page loads it. */
function reachedFrom(layout: string): Set<string> {
  const importsOf = (file: string) =>
    [...read(file).matchAll(/from '(\.[^']+\.astro)'/g)].map(([, to = '']) =>
      resolve(src, dirname(file), to).slice(src.length),
    );
  const reached = new Set<string>();
  const follow = (file: string): void => {
    if (reached.has(file)) return;
    reached.add(file);
    importsOf(file).forEach(follow);
  };
  files('pages', '.astro')
    .filter((page) => importsOf(page).includes(layout))
    .forEach(follow);
  return reached;
}

/** Which files write a class: markup of one kind of page, and what scripts and Markdown put there. */
function writersOf(markup: ReadonlySet<string>, scripts: readonly string[]): (name: string) => string[] {
  const written = [
    ...[...markup].map((file) => ({ file, classes: [...classesOfMarkup(read(file))] })),
    ...scripts.map((file) => ({ file, classes: [...classesOfScript(read(file))] })),
  ];
  return (name) =>
    written
      .filter(({ classes }) =>
        classes.some((each) => (each.endsWith('*') ? name.startsWith(each.slice(0, -1)) : each === name)),
      )
      .map(({ file }) => file);
}

const scripts = ['browser', 'site', 'build/prepare'].flatMap((folder) => files(folder, '.ts'));
const ofPages = writersOf(reachedFrom('layouts/Page.astro'), scripts);
const ofCards = writersOf(reachedFrom('layouts/Card.astro'), ['site/split-html.ts', 'site/mark-unwritten.ts']);
const sheets = files('styles', '.css').map((sheet) => ({
  sheet,
  writers: /^styles\/card[.-]/.test(sheet) ? ofCards : ofPages,
  selectors: selectorsOf(read(sheet)),
}));
const isShared = (name: string) => name in sharedClasses;
/** Written by the highlighter of code and by the room of charts, which have prefixes of their own. */
const isForeign = (name: string) => /^(?:hljs-|chart$)/.test(name);

describe('a rule of one component reaches no other', () => {
  it.each(sheets)('$sheet names a class that has one owner, or shared ones only', ({ writers, selectors }) => {
    const loose = selectors.flatMap((selector) => {
      const classes = classesOfSelector(selector).filter((name) => !isForeign(name));
      if (classes.some((name) => !isShared(name) && writers(name).length === 1)) return [];
      return classes
        .filter((name) => !isShared(name))
        .map((name) => `${selector}: .${name} is written by ${writers(name).join(', ') || 'nobody'}`);
    });
    expect(loose, 'put the class of its component before it, rename it, or share it with a reason').toEqual([]);
  });

  it('what charts are drawn with begins with the name of their room', () => {
    const selectors = files('charts', '.css').flatMap((sheet) => selectorsOf(read(sheet)));
    const isOfCharts = (name: string) => /^(?:chart|series)(?:-|$)/.test(name);
    expect(selectors.filter((selector) => !classesOfSelector(selector).some(isOfCharts))).toEqual([]);
  });

  it('a shared class is one that several files write', () => {
    const lonely = Object.keys(sharedClasses).filter((name) => ofPages(name).length < 2 && ofCards(name).length < 2);
    expect(lonely).toEqual([]);
  });
});
