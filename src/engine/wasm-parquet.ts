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
import { type Compressors, type FileMetaData, parquetScan } from 'hyparquet';
import type { ParquetColumn } from './driver.ts';
import { exactBuffer, parquetColumns, type ParquetKind } from './parquet-columns.ts';

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

/** An unscaled decimal, as an integer or as big-endian bytes in two's complement, with its decimal point. */
function decimalText(unscaled: number | bigint | Uint8Array, scale: number): string {
  let value: bigint;
  if (unscaled instanceof Uint8Array) {
    value = BigInt.asIntN(
      unscaled.length * 8,
      unscaled.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n),
    );
  } else {
    value = BigInt(unscaled);
  }
  if (scale === 0) return String(value);
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, '0');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** Decompressors for what the file uses; SNAPPY is built into the reader, the others are loaded only now. */
async function compressorsFor({ row_groups: groups }: FileMetaData): Promise<Compressors> {
  const used = new Set(groups.flatMap(({ columns }) => columns.map(({ meta_data: chunk }) => chunk?.codec)));
  if ([...used].every((codec) => codec === 'UNCOMPRESSED' || codec === 'SNAPPY')) return {};
  const { decompressGzip, decompressLz4, decompressLz4Raw, decompressZstd } = await import('hyparquet-compressors');
  return {
    GZIP: decompressGzip,
    LZ4: decompressLz4,
    LZ4_RAW: decompressLz4Raw,
    ZSTD: (input) => decompressZstd(input),
  };
}

/** The file's own description, but with decimals read as the integers they are, which numbers could not hold. */
function withoutDecimals(metadata: FileMetaData): FileMetaData {
  const schema = metadata.schema.map((element) => {
    const decimal = element.converted_type === 'DECIMAL' || element.logical_type?.type === 'DECIMAL';
    return decimal ? { ...element, converted_type: undefined, logical_type: undefined } : element;
  });
  return { ...metadata, schema };
}

const asStored = <T>(value: T) => value;

/**
 * Reads a Parquet file without DuckDB's extension: `batches` gives each row group as an Arrow stream with columns
 * `c0`, `c1`, … (one empty batch when there are no rows), and `columns` the SQL that makes text of them.
 */
export function readParquet(bytes: Uint8Array): {
  columns: ParquetColumn[];
  batches: () => AsyncGenerator<Uint8Array>;
} {
  const { metadata, fields } = parquetColumns(bytes);
  const buffer = exactBuffer(bytes);
  const toBatch = (data: readonly ArrayLike<unknown>[]) => {
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
    const scan = await parquetScan({
      file: { byteLength: buffer.byteLength, slice: (start, end) => buffer.slice(start, end) },
      metadata: withoutDecimals(metadata),
      compressors: await compressorsFor(metadata),
      geoparquet: false,
      parsers: {
        dateFromDays: asStored,
        timestampFromMilliseconds: asStored,
        timestampFromMicroseconds: asStored,
        timestampFromNanoseconds: asStored,
      },
    });
    if (scan.ranges.length === 0) yield toBatch([]);
    for (const range of scan.ranges) {
      yield toBatch(await Promise.all(fields.map(({ name }) => scan.readColumn({ column: name, ...range }))));
    }
  }
  return { columns: fields.map(({ name, kind }, index) => ({ name, text: textSql(kind, `c${index}`) })), batches };
}
