/** What was pasted: a Platsbanken advertisement, a table of places, or why it can be neither. */
export type Pasted =
  | { readonly kind: "table"; readonly text: string }
  | { readonly kind: "advertisement"; readonly advertisement: Record<string, Json> }
  | { readonly kind: "nothing" | "notTable" | "notJson" | "notAdvertisement" }
  | { readonly kind: "many"; readonly count: number };

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

const isObject = (value: Json | undefined): value is { [key: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Tells what was pasted. JSON is one advertisement: JobSearch's of one, or a search answer (`hits`) that holds exactly one.
 * Anything else is taken for a table with its headings in the first row. What either says is the server's to read.
 */
export function readPasted(text: string): Pasted {
  if (text.trim() === "") return { kind: "nothing" };
  if (!/^\s*[[{]/.test(text)) return text.trim().includes("\n") ? { kind: "table", text } : { kind: "notTable" };
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
