import {
  bool,
  columnFromArray,
  type DataType,
  float32,
  float64,
  int32,
  int64,
  tableFromColumns,
  tableToIPC,
  uint32,
  uint64,
  utf8,
} from '@uwdata/flechette';
import type { ParquetColumn } from './driver.ts';
import type { ParquetKind } from './parquet-columns.ts';
import { decimalText, type ParquetValue, parquetValues } from './parquet-values.ts';

/** The type in which a kind is handed to DuckDB, which then writes it as text. */
function arrowType({ is }: ParquetKind): DataType {
  switch (is) {
    case 'boolean':
      return bool();
    case 'int32':
    case 'date':
      return int32();
    case 'uint32':
      return uint32();
    case 'int64':
    case 'timestamp':
      return int64();
    case 'uint64':
      return uint64();
    case 'float':
      return float32();
    case 'double':
      return float64();
    case 'string':
    case 'decimal':
      return utf8();
  }
}

/** SQL that writes the column `name`, handed over as above, as DuckDB writes the value it stands for. */
function textSql(kind: ParquetKind, name: string): string {
  if (kind.is === 'date') return `CAST(DATE '1970-01-01' + ${name} AS VARCHAR)`;
  if (kind.is !== 'timestamp') return `CAST(${name} AS VARCHAR)`;
  const made =
    kind.unit === 'NANOS'
      ? `make_timestamp_ns(${name})`
      : `make_timestamp(${name}${kind.unit === 'MILLIS' ? ' * 1000' : ''})`;
  return kind.utc ? `CAST(CAST(${made} AS TIMESTAMPTZ) AS VARCHAR)` : `CAST(${made} AS VARCHAR)`;
}

/**
 * Reads a Parquet file without DuckDB's extension: `batches` gives each row group as an Arrow stream with columns
 * `c0`, `c1`, … (one empty batch when there are no rows), and `columns` the SQL that makes text of them.
 */
export function readParquet(bytes: Uint8Array): {
  columns: ParquetColumn[];
  batches: () => AsyncGenerator<Uint8Array>;
} {
  const { fields, groups } = parquetValues(bytes);
  const toBatch = (data: readonly ArrayLike<ParquetValue>[]) => {
    const columns = fields.map(({ kind }, index) => {
      const values = Array.from(data[index] ?? [], (value) => {
        if (value === undefined || value === null) return null;
        return kind.is === 'decimal' ? decimalText(value as number | bigint | Uint8Array, kind.scale) : value;
      });
      return [`c${index}`, columnFromArray(values, arrowType(kind))] as const;
    });
    const stream = tableToIPC(tableFromColumns(columns.map(([name, column]) => [name, column])), { format: 'stream' });
    if (!stream) throw new Error('flechette wrote nothing');
    return stream;
  };

  async function* batches(): AsyncGenerator<Uint8Array> {
    let isEmpty = true;
    for await (const group of groups()) {
      isEmpty = false;
      yield toBatch(group);
    }
    if (isEmpty) yield toBatch([]);
  }
  return { columns: fields.map(({ name, kind }, index) => ({ name, text: textSql(kind, `c${index}`) })), batches };
}
