/** What makes up the structure of a page, whatever its words are. */
export const structure =
  'header, nav, main, aside, footer, section, article, form, figure, table, dl, pre, blockquote, details, h1, h2, h3, svg[role="img"], .card, .case, .badge, .notice, .table-scroll';

/**
 * The structure of a page as it is laid out: one line for each visible part, indented below the part it lies in, with
 * where it begins and how wide it is in steps of 8 pixels (heights follow from words and fonts, so they are left out).
 * Runs within the page.
 */
export function outlineOf(selector: string): string {
  const parts = [...document.querySelectorAll<HTMLElement>(selector)].filter(
    (part) => part.getClientRects().length > 0 && part.checkVisibility(),
  );
  const depths = new Map<Element, number>();
  const step = (pixels: number) => Math.round(pixels / 8) * 8;
  return parts
    .map((part) => {
      const parent = part.parentElement?.closest(selector);
      const depth = parent ? (depths.get(parent) ?? -1) + 1 : 0;
      depths.set(part, depth);
      const { left, width } = part.getBoundingClientRect();
      const name = part.localName + (part.classList[0] ? `.${part.classList[0]}` : '');
      const isHeading = /^h[1-3]$/.test(part.localName);
      // What is narrow is as wide as its words, whose widths differ between systems.
      const place = width < 240 ? '' : ` ${step(left)}+${step(width)}`;
      return `${'  '.repeat(depth)}${name}${place}${isHeading ? ` ${(part.textContent ?? '').replace(/\s+/g, ' ').trim()}` : ''}`;
    })
    .join('\n');
}
