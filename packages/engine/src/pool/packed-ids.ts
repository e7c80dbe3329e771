/**
 * Ids in order, as bytes. Ids of ours are a prefix and a ULID: 16 bytes each. Others (an audit's own, a test's) are
 * kept as text.
 */
import { byCodeUnits } from "@passa/domain/matching/derived";

const digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const ulidPattern = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;
const ulidLength = 26;
const ulidBytes = 16;
/** No id holds it (MATCHING.md). */
const separator = "|";

export type IdForm = { form: "ulid"; prefix: string; count: number } | { form: "text"; count: number };

export class PackedIds {
  readonly #form: IdForm;
  readonly #bytes: Uint8Array;
  #texts: string[] | undefined;

  constructor(form: IdForm, bytes: Uint8Array) {
    this.#form = form;
    this.#bytes = bytes;
  }

  get count(): number {
    return this.#form.count;
  }

  at(index: number): string | undefined {
    if (index < 0 || index >= this.#form.count) return undefined;
    if (this.#form.form === "text")
      return (this.#texts ??= new TextDecoder().decode(this.#bytes).split(separator))[index];
    return this.#form.prefix + unpack(this.#bytes.subarray(ulidBytes * index, ulidBytes * (index + 1)));
  }

  /** The index of an id, or undefined. */
  find(id: string): number | undefined {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (byCodeUnits(this.at(middle) ?? "", id) < 0) low = middle + 1;
      else high = middle;
    }
    return this.at(low) === id ? low : undefined;
  }
}

/** @param ids by code units, none twice */
export function packIds(ids: readonly string[]): { form: IdForm; bytes: Uint8Array } {
  const prefix = ids[0]?.slice(0, -ulidLength) ?? "";
  const areUlids = ids.every(
    (id) =>
      id.length === prefix.length + ulidLength && id.startsWith(prefix) && ulidPattern.test(id.slice(prefix.length)),
  );
  if (!areUlids)
    return { form: { form: "text", count: ids.length }, bytes: new TextEncoder().encode(ids.join(separator)) };
  const bytes = new Uint8Array(ulidBytes * ids.length);
  ids.forEach((id, index) => {
    bytes.set(pack(id.slice(prefix.length)), ulidBytes * index);
  });
  return { form: { form: "ulid", prefix, count: ids.length }, bytes };
}

/** 26 digits of five bits, of which the first two bits are 0. */
function pack(ulid: string): Uint8Array {
  const bytes = new Uint8Array(ulidBytes);
  let bit = -2;
  for (const digit of ulid) {
    const value = digits.indexOf(digit);
    for (let place = 4; place >= 0; place -= 1, bit += 1) {
      if ((value >> place) & 1) bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) | (0x80 >> (bit & 7));
    }
  }
  return bytes;
}

function unpack(bytes: Uint8Array): string {
  let text = "";
  let value = 0;
  // Two bits stand before the first byte, so that the digits come out even.
  let bits = 2;
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xfff;
    bits += 8;
    for (; bits >= 5; bits -= 5) text += digits[(value >> (bits - 5)) & 31];
  }
  return text;
}
