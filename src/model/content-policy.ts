const reading = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'manifest-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'self'",
};

/**
 * The content security policy of a page: nothing inline, nothing from another origin. Pages that can run the database
 * engine also allow WebAssembly and a worker made from a blob (which, unlike one made from a file, inherits this
 * policy).
 */
export function policyFor({ engine }: { engine: boolean }): string {
  const directives = engine
    ? { ...reading, 'script-src': "'self' 'wasm-unsafe-eval'", 'connect-src': "'self' blob:", 'worker-src': 'blob:' }
    : reading;
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}

/**
 * The policy of a card for a consent dialog: one style sheet, the project's logo where it has
 * one, and not a single script. `connect-src` therefore opens
 * nothing; without it, tools that look for robots.txt from within the page report that there is none.
 */
export const cardPolicy = ({ logo }: { logo: boolean }): string =>
  `default-src 'none'; style-src 'self'; img-src ${logo ? "'self' " : ''}data:; connect-src 'self'; base-uri 'none'; form-action 'none'`;
