import type { Remedy } from "./remedies.ts";

/**
 * The remedy that an id names, the inverse of `remedyId`. Undefined for anything else. In a file of its own, so that a
 * page can read ids without bringing the matching along.
 */
export function remedyFrom(id: string): Remedy | undefined {
  const at = id.indexOf(":");
  const what = id.slice(at + 1);
  if (at < 0 || what === "") return undefined;
  switch (id.slice(0, at)) {
    case "adaptation":
      return { kind: "adaptation", adaptation: what };
    case "hours":
      return /^\d{1,2}$/.test(what) ? { kind: "hours", hours: Number(what) } : undefined;
    case "release":
      return { kind: "release", task: what };
    case "train":
      return { kind: "train", clause: what };
    default:
      return undefined;
  }
}
