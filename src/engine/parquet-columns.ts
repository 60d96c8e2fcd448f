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

/** Codecs that every reader of the site has: the rest would mean more code to load for files hardly anyone writes. */
const codecs = new Set(['UNCOMPRESSED', 'SNAPPY', 'GZIP', 'ZSTD', 'LZ4', 'LZ4_RAW']);

const plainInt32 = new Set([undefined, 'INT_8', 'INT_16', 'INT_32', 'UINT_8', 'UINT_16']);

function timestamp({ converted_type: converted, logical_type: logical }: SchemaElement): ParquetKind | undefined {
  if (logical?.type === 'TIMESTAMP') return { is: 'timestamp', unit: logical.unit, utc: logical.isAdjustedToUTC };
  if (converted === 'TIMESTAMP_MILLIS') return { is: 'timestamp', unit: 'MILLIS', utc: true };
  if (converted === 'TIMESTAMP_MICROS') return { is: 'timestamp', unit: 'MICROS', utc: true };
  return undefined;
}

function integer({ type, converted_type: converted, logical_type: logical }: SchemaElement): ParquetKind | undefined {
  if (logical !== undefined && logical.type !== 'INTEGER') return undefined;
  const unsigned = logical?.isSigned === false && logical.bitWidth >= 32;
  if (type === 'INT32' && (converted === 'UINT_32' || unsigned)) return { is: 'uint32' };
  if (type === 'INT64' && (converted === 'UINT_64' || unsigned)) return { is: 'uint64' };
  if (type === 'INT32' && plainInt32.has(converted)) return { is: 'int32' };
  if (type === 'INT64' && (converted === undefined || converted === 'INT_64')) return { is: 'int64' };
  return undefined;
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
      if (converted === 'DECIMAL' || logical?.type === 'DECIMAL') return { is: 'decimal', scale: element.scale ?? 0 };
      if (type === 'FIXED_LEN_BYTE_ARRAY') return undefined;
      if (type === 'INT32' && (converted === 'DATE' || logical?.type === 'DATE')) return { is: 'date' };
      return timestamp(element) ?? integer(element);
    default:
      return undefined;
  }
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
    const type = element.num_children
      ? 'nested values'
      : (element.logical_type?.type ?? element.converted_type ?? element.type);
    throw fail(`the column "${element.name}" holds ${type}, which no table here can have.`);
  });
  if (root?.num_children !== fields.length) throw fail('its columns are nested.');
  for (const { meta_data: chunk } of metadata.row_groups.flatMap(({ columns }) => columns)) {
    if (chunk && !codecs.has(chunk.codec))
      throw fail(`it is packed with ${chunk.codec}; write it with ZSTD, GZIP, LZ4 or SNAPPY.`);
  }
  return { metadata, fields };
}

/** The bytes as a buffer of their own, without copying where they are one already. */
export function exactBuffer(bytes: Uint8Array): ArrayBuffer {
  const whole =
    bytes.byteOffset === 0 && bytes.byteLength === bytes.buffer.byteLength && bytes.buffer instanceof ArrayBuffer;
  return whole ? (bytes.buffer as ArrayBuffer) : (bytes.slice().buffer as ArrayBuffer);
}
