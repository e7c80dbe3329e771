/**
 * What this process has read before is not taken apart again. Every read still asks the table, so nothing here is ever out
 * of date: what comes back with the same text is the same value. Values that are read are never changed in place.
 */

/** Characters of JSON kept, about as many bytes; what they say takes a few times as much. */
const KEPT_CHARACTERS = 8_000_000;

/** @returns reads the JSON of an item, or gives what the same text said the last time it was read at that key */
export function jsonReader(): (key: string, text: string) => unknown {
  const read = new Map<string, { text: string; value: unknown }>();
  let characters = 0;
  const forget = (key: string) => {
    characters -= read.get(key)?.text.length ?? 0;
    read.delete(key);
  };
  return (key, text) => {
    const known = read.get(key);
    const value = known?.text === text ? known.value : (JSON.parse(text) as unknown);
    // Put last: what has not been read for the longest time goes first.
    forget(key);
    read.set(key, { text, value });
    characters += text.length;
    for (const oldest of read.keys()) {
      if (characters <= KEPT_CHARACTERS) break;
      forget(oldest);
    }
    return value;
  };
}

/** A noun's parser that remembers what it has made of a value. @throws what the parser throws, each time */
export function parsedOnce<Noun>(parse: (data: unknown) => Noun): (data: unknown) => Noun {
  const parsed = new WeakMap<object, { noun: Noun }>();
  return (data) => {
    if (typeof data !== "object" || data === null) return parse(data);
    const known = parsed.get(data);
    if (known) return known.noun;
    const noun = parse(data);
    parsed.set(data, { noun });
    return noun;
  };
}
