const mark = '#sql=';

/** Whether a fragment carries a query, readable or not. */
export const hasLinkedSql = (hash: string) => hash.startsWith(mark);

/** The query that a fragment carries; undefined where it carries none, or one that cannot be decoded. */
export function linkedSql(hash: string): string | undefined {
  if (!hasLinkedSql(hash)) return undefined;
  try {
    return decodeURIComponent(hash.slice(mark.length));
  } catch {
    return undefined;
  }
}

/** The fragment that carries a query. A server never sees it. */
export const linkTo = (sql: string) => `${mark}${encodeURIComponent(sql)}`;
