/** Whether the bytes are UTF-8 from end to end. */
export function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** How many of the bytes, from the first, are whole characters of UTF-8. */
export function validUtf8Length(bytes: Uint8Array): number {
  if (isUtf8(bytes)) return bytes.length;
  let [valid, invalid] = [0, bytes.length];
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1;
    try {
      // A character that is cut off at the end is no fault yet.
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, middle), { stream: true });
      valid = middle;
    } catch {
      invalid = middle;
    }
  }
  // The fault may show only after bytes that could have begun a character.
  while (!isUtf8(bytes.subarray(0, valid))) valid -= 1;
  return valid;
}
