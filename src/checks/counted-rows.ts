/**
 * SQL for the rows of a query, each with `total`: how many there are in all, as an INTEGER, also where a LIMIT follows.
 * It may be followed by ORDER BY and LIMIT, and stand in brackets as part of another query.
 *
 * They are counted in a subquery, never by `count(*) OVER ()`: DuckDB 1.4 loses the whole database now and then when
 * two threads compute a window over a union (duckdb issues 22352, 22846, 25713).
 */
export function countedRows(query: string): string {
  return `WITH counted AS MATERIALIZED (
${query}
)
SELECT *, (SELECT CAST(count(*) AS INTEGER) FROM counted) AS total FROM counted`;
}
