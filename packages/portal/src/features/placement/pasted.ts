/** A Platsbanken advertisement as pasted, or why it cannot be one. */
export type Pasted =
  | { readonly kind: "advertisement"; readonly advertisement: Record<string, Json> }
  | { readonly kind: "nothing" | "notJson" | "notAdvertisement" }
  | { readonly kind: "many"; readonly count: number };

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

const isObject = (value: Json | undefined): value is { [key: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Reads pasted text as one advertisement: JobSearch JSON of one, or a search answer (`hits`) that holds exactly one. What
 * it does not say is the server's to tell; this only tells that something else was pasted.
 */
export function readPasted(text: string): Pasted {
  if (text.trim() === "") return { kind: "nothing" };
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    return { kind: "notJson" };
  }
  const list = Array.isArray(value) ? value : isObject(value) && Array.isArray(value["hits"]) ? value["hits"] : [value];
  const [only] = list;
  if (list.length > 1) return { kind: "many", count: list.length };
  if (!isObject(only)) return { kind: "notAdvertisement" };
  return "headline" in only || "occupation" in only || "description" in only
    ? { kind: "advertisement", advertisement: only }
    : { kind: "notAdvertisement" };
}
