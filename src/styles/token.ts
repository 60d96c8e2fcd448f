import tokens from './tokens.css?raw';

/** The value of a token in one theme; throws when there is none of that name. */
export function tokenValue(name: string, theme: 'light' | 'dark'): string {
  const [light = '', dark = ''] = tokens.split('prefers-color-scheme: dark');
  const value = new RegExp(`--${name}:\\s*([^;]+);`).exec(theme === 'light' ? light : dark)?.[1];
  if (value === undefined) throw new Error(`tokens.css has no --${name} in the ${theme} theme`);
  return value;
}
