import type { CheckTable } from './check-input.ts';
import { quoteName } from '../engine/sql.ts';

/** The table as published: every column as text, every file. */
export const textOf = (table: CheckTable) => `text.${quoteName(table.table)}`;

/** The table with its declared types, every file; a missing value is NULL. */
export const releasedOf = (table: CheckTable) => `released.${quoteName(table.table)}`;

/** SQL for the number of rows of a table, as `rows`. `from`: one of the two names above. */
export const countRows = (from: string) => `SELECT CAST(count(*) AS INTEGER) AS "rows" FROM ${from}`;
