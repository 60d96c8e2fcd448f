import { type Compressors, type FileMetaData, parquetScan } from 'hyparquet';
import { exactBuffer, parquetColumns, type ParquetField } from './parquet-columns.ts';

/** Decompressors for what the file uses; SNAPPY is built into the reader, the others are loaded only now. */
async function compressorsFor({ row_groups: groups }: FileMetaData): Promise<Compressors> {
  const used = new Set(groups.flatMap(({ columns }) => columns.map(({ meta_data: chunk }) => chunk?.codec)));
  if ([...used].every((codec) => codec === 'UNCOMPRESSED' || codec === 'SNAPPY')) return {};
  const { decompressGzip, decompressLz4Raw, decompressZstd } = await import('hyparquet-compressors');
  return { GZIP: decompressGzip, LZ4_RAW: decompressLz4Raw, ZSTD: (input) => decompressZstd(input) };
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

/** One value as it is stored: a day as a number of days, a point in time as a number of its unit. */
export type ParquetValue = null | undefined | boolean | number | bigint | string | Uint8Array;

export interface ParquetValues {
  readonly fields: readonly ParquetField[];
  /** The values of each row group, one array for each field; no group where there are no rows. */
  readonly groups: () => AsyncGenerator<ArrayLike<ParquetValue>[]>;
}

/** An unscaled decimal, as an integer or as big-endian bytes in two's complement, with its decimal point. */
export function decimalText(unscaled: number | bigint | Uint8Array, scale: number): string {
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

/**
 * Reads a Parquet file without DuckDB: in a reader's browser, and at build to hold the two to one another. Throws an
 * EngineError of kind `file` for a file that is no table, and what `hyparquet` throws for damaged pages.
 */
export function parquetValues(bytes: Uint8Array): ParquetValues {
  const { metadata, fields } = parquetColumns(bytes);
  const buffer = exactBuffer(bytes);
  async function* groups() {
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
    for (const range of scan.ranges) {
      const read = fields.map(({ name }) => scan.readColumn({ column: name, ...range }));
      yield (await Promise.all(read)) as ArrayLike<ParquetValue>[];
    }
  }
  return { fields, groups };
}
