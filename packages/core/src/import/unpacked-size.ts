import { inflateRawSync } from "node:zlib";

/** Where an entry of a ZIP archive begins (APPNOTE.TXT 6.3, 4.3.7): its signature and the length of what stands before the name. */
const SIGNATURE = Buffer.from([0x50, 0x4b, 3, 4]);
const HEADER_BYTES = 30;
const DEFLATED = 8;

/**
 * Whether a ZIP archive unpacks to at most so many bytes: found by unpacking every entry that any reader could come upon, no
 * further than the limit. What the archive says of its own sizes is not believed, and its directory not asked: a small file
 * may say little and hold gigabytes. An entry that does not unpack ends the search, which then has cost no more than the limit.
 */
export function unpackedSize(file: Uint8Array, mostBytes: number): "fits" | "beyond" | "broken" {
  const archive = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  let left = mostBytes;
  for (let at = archive.indexOf(SIGNATURE); at >= 0; at = archive.indexOf(SIGNATURE, at + 4)) {
    if (at + HEADER_BYTES > archive.length) return "broken";
    if (archive.readUInt16LE(at + 8) !== DEFLATED) continue;
    const begins = at + HEADER_BYTES + archive.readUInt16LE(at + 26) + archive.readUInt16LE(at + 28);
    try {
      left -= inflateRawSync(archive.subarray(begins), { maxOutputLength: left + 1 }).byteLength;
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE" ? "beyond" : "broken";
    }
    if (left < 0) return "beyond";
  }
  return "fits";
}
