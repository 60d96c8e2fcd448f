/** The key under which a text finds the figure that its attributes ask for. */
export const figureKey = (attributes: Readonly<Record<string, string>>) =>
  JSON.stringify(Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1)));

/** A text's own name, for figures may differ from text to text: a report is frozen, a lesson is not. */
export const textKey = ({ kind, id }: { readonly kind: string; readonly id: string }) => `${kind}:${id}`;

/** The name of the text in a file: `content/_/de/reports/2026-q3.md` → `reports:2026-q3`, whatever its language. */
export function textKeyOfFile(file: string): string {
  const [, kind = '', name = ''] = /^content\/(?:_\/[^/]+\/)?([a-z]+)\/(?:.*\/)?([^/]+)\.md$/.exec(file) ?? [];
  return textKey(kind === 'charter' && name === 'index' ? { kind: 'preamble', id: name } : { kind, id: name });
}
