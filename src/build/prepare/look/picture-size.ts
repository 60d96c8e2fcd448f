/** Width and height of a picture, in pixels or in units of its drawing. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** The size a PNG states in its header; undefined where the bytes are no PNG. */
function sizeOfPng(bytes: Uint8Array): PictureSize | undefined {
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  if (bytes.length < 24 || signature.some((byte, index) => bytes[index] !== byte)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** The size an SVG states in its root, by `viewBox` or by `width` and `height`; undefined where by neither. */
function sizeOfSvg(svg: string): PictureSize | undefined {
  const [root] = /<svg\b[^>]*>/i.exec(svg) ?? [];
  if (root === undefined) return undefined;
  const box = /\sviewBox\s*=\s*["']\s*[-\d.e]+[\s,]+[-\d.e]+[\s,]+([\d.]+)[\s,]+([\d.]+)\s*["']/i.exec(root);
  const side = (name: string) => new RegExp(`\\s${name}\\s*=\\s*["']\\s*([\\d.]+)(?:px)?\\s*["']`, 'i').exec(root)?.[1];
  const [width, height] = (box ? [box[1], box[2]] : [side('width'), side('height')]).map(Number);
  return width && height ? { width, height } : undefined;
}

/** The size of a PNG or an SVG, by the ending of its name; undefined where the file does not say it. */
export function pictureSize(name: string, bytes: Uint8Array): PictureSize | undefined {
  const size = name.endsWith('.png') ? sizeOfPng(bytes) : sizeOfSvg(new TextDecoder().decode(bytes));
  return size && size.width > 0 && size.height > 0 ? size : undefined;
}
