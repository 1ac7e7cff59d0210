const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const endLength = 22;
const entryLength = 46;
const longestComment = 0xffff;
const mostEntries = 10_000;

function endOfDirectory(bytes: Buffer): number {
  const lowest = Math.max(0, bytes.length - endLength - longestComment);
  for (let at = bytes.length - endLength; at >= lowest; at -= 1) {
    if (bytes.readUInt32LE(at) === endSignature) return at;
  }
  return -1;
}

/**
 * The names in a ZIP archive's central directory (APPNOTE 4.3.12); nothing is unpacked. Empty for what is no archive or is
 * broken; ZIP64 is not read, evidence is far smaller.
 */
export function zipNames(bytes: Buffer): ReadonlySet<string> {
  const names = new Set<string>();
  const end = bytes.length < endLength ? -1 : endOfDirectory(bytes);
  if (end < 0) return names;
  const count = Math.min(bytes.readUInt16LE(end + 10), mostEntries);
  let at = bytes.readUInt32LE(end + 16);
  for (let entry = 0; entry < count; entry += 1) {
    if (at + entryLength > end || bytes.readUInt32LE(at) !== entrySignature) return new Set();
    const length = bytes.readUInt16LE(at + 28);
    names.add(bytes.toString('utf8', at + entryLength, at + entryLength + length));
    at += entryLength + length + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return names;
}
