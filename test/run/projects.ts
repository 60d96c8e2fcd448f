/** The projects of the tests, in the order in which they run: the quick ones first. */
export const projects = ['unit', 'site', 'browser'] as const;
export type Project = (typeof projects)[number];

/** The project of a test file, which its name tells: `x.site.test.ts`, `x.browser.test.ts`, or any other. */
export function projectOf(file: string): Project {
  return projects.find((project) => file.endsWith(`.${project}.test.ts`)) ?? 'unit';
}
