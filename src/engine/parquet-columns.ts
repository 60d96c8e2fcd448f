import { type FileMetaData, parquetMetadata, type SchemaElement } from 'hyparquet';
import { EngineError } from './engine.ts';

/** How a Parquet column stores its values, for the kinds a published table can have. */
export type ParquetKind =
  | { readonly is: 'boolean' | 'int32' | 'uint32' | 'int64' | 'uint64' | 'float' | 'double' | 'string' | 'date' }
  | { readonly is: 'decimal'; readonly scale: number }
  | { readonly is: 'timestamp'; readonly unit: 'MILLIS' | 'MICROS' | 'NANOS'; readonly utc: boolean };

export interface ParquetField {
  readonly name: string;
  readonly kind: ParquetKind;
}

/**
 * Codecs that every reader of the site has: the rest would mean more code to load for files hardly anyone writes.
 * `LZ4`, whose blocks Hadoop frames in its own way, is none of DuckDB's.
 */
const codecs = new Set(['UNCOMPRESSED', 'SNAPPY', 'GZIP', 'ZSTD', 'LZ4_RAW']);

function timestamp({ converted_type: converted, logical_type: logical }: SchemaElement): ParquetKind | undefined {
  if (logical?.type === 'TIMESTAMP') return { is: 'timestamp', unit: logical.unit, utc: logical.isAdjustedToUTC };
  if (converted === 'TIMESTAMP_MILLIS') return { is: 'timestamp', unit: 'MILLIS', utc: true };
  if (converted === 'TIMESTAMP_MICROS') return { is: 'timestamp', unit: 'MICROS', utc: true };
  return undefined;
}

/** Small kinds of integers are widened to the 32 bits in which they are stored. */
const integers: Readonly<Record<string, ParquetKind>> = {
  INT32: { is: 'int32' },
  'INT32 INT_8': { is: 'int32' },
  'INT32 INT_16': { is: 'int32' },
  'INT32 INT_32': { is: 'int32' },
  'INT32 UINT_8': { is: 'int32' },
  'INT32 UINT_16': { is: 'int32' },
  'INT32 UINT_32': { is: 'uint32' },
  INT64: { is: 'int64' },
  'INT64 INT_64': { is: 'int64' },
  'INT64 UINT_64': { is: 'uint64' },
};

function integer({ type, converted_type: converted, logical_type: logical }: SchemaElement): ParquetKind | undefined {
  if (logical !== undefined && logical.type !== 'INTEGER') return undefined;
  if (logical?.isSigned === false && logical.bitWidth >= 32) return { is: type === 'INT64' ? 'uint64' : 'uint32' };
  return integers[converted === undefined ? String(type) : `${type} ${converted}`];
}

/** Numbers stored as integers: decimals, days, points in time, and integers themselves. */
function kindOfInteger(element: SchemaElement): ParquetKind | undefined {
  const { type, converted_type: converted, logical_type: logical } = element;
  if (converted === 'DECIMAL' || logical?.type === 'DECIMAL') return { is: 'decimal', scale: element.scale ?? 0 };
  if (type === 'FIXED_LEN_BYTE_ARRAY') return undefined;
  if (type === 'INT32' && (converted === 'DATE' || logical?.type === 'DATE')) return { is: 'date' };
  return timestamp(element) ?? integer(element);
}

function kindOf(element: SchemaElement): ParquetKind | undefined {
  const { type, converted_type: converted, logical_type: logical } = element;
  if (element.num_children || element.repetition_type === 'REPEATED') return undefined;
  switch (type) {
    case 'BOOLEAN':
      return { is: 'boolean' };
    case 'FLOAT':
      return { is: 'float' };
    case 'DOUBLE':
      return { is: 'double' };
    case 'BYTE_ARRAY':
      return converted === 'UTF8' || logical?.type === 'STRING' ? { is: 'string' } : undefined;
    case 'INT32':
    case 'INT64':
    case 'FIXED_LEN_BYTE_ARRAY':
      return kindOfInteger(element);
    default:
      return undefined;
  }
}

function namedType({ num_children: children, repetition_type: repetition, ...element }: SchemaElement): string {
  if (children) return 'nested values';
  if (repetition === 'REPEATED') return 'several values in one row';
  return String(element.logical_type?.type ?? element.converted_type ?? element.type);
}

/**
 * The columns of a Parquet file. Both engines ask here, so that a file one of them takes the other takes too.
 * Throws an EngineError of kind `file`, without the file's name, for anything that is not a flat table of plain values.
 */
export function parquetColumns(bytes: Uint8Array): { metadata: FileMetaData; fields: ParquetField[] } {
  const fail = (what: string) => new EngineError('file', what);
  let metadata: FileMetaData;
  try {
    metadata = parquetMetadata(exactBuffer(bytes));
  } catch (cause) {
    throw new EngineError('file', 'this is not a Parquet file, or it is cut short.', { cause });
  }
  const [root, ...elements] = metadata.schema;
  const fields = elements.map((element) => {
    const kind = kindOf(element);
    if (kind) return { name: element.name, kind };
    throw fail(`the column "${element.name}" holds ${namedType(element)}, which no table here can have.`);
  });
  if (root?.num_children !== fields.length) throw fail('its columns are nested.');
  for (const { meta_data: chunk } of metadata.row_groups.flatMap(({ columns }) => columns)) {
    if (chunk && !codecs.has(chunk.codec))
      throw fail(`it is packed with ${chunk.codec}; write it with ZSTD, GZIP, LZ4_RAW or SNAPPY.`);
  }
  return { metadata, fields };
}

/** The bytes as a buffer of their own, without copying where they are one already. */
export function exactBuffer(bytes: Uint8Array): ArrayBuffer {
  const whole =
    bytes.byteOffset === 0 && bytes.byteLength === bytes.buffer.byteLength && bytes.buffer instanceof ArrayBuffer;
  // Not `slice`, which for Node's Buffer copies nothing.
  return whole ? (bytes.buffer as ArrayBuffer) : new Uint8Array(bytes).buffer;
}
