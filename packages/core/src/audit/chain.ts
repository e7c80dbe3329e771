import { createHash, createHmac } from "node:crypto";
import * as z from "zod";

/**
 * The chain over a tenant's audit events: each link names the events that it seals by their digests, and the link before it
 * by its hash. Hashes are keyed with the application's secret, which is not in the table: who can write the table alone cannot
 * make links. What is anchored outside the table cannot be taken back unseen either. Nothing here reads or writes.
 */

const Digest = z.string().length(43);

export const Link = z.strictObject({
  n: z.int().min(1),
  at: z.iso.datetime(),
  /** Where each sealed event stands, in the order of sealing, and its digest. */
  events: z.array(z.tuple([z.string(), Digest])).min(1),
  /** Hash of the link before; empty for the first. */
  before: z.union([Digest, z.literal("")]),
  hash: Digest,
});
export type Link = z.infer<typeof Link>;

export const Head = Link.pick({ n: true, hash: true, at: true });
export type Head = z.infer<typeof Head>;

/** The same bytes for the same value, in whatever order its fields were written. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}

export const digestOf = (event: unknown): string => createHash("sha256").update(canonical(event)).digest("base64url");

type Whose = { tenantId: string; secret: string };

function hashOf({ tenantId, secret }: Whose, link: Omit<Link, "hash">): string {
  return createHmac("sha256", secret)
    .update(canonical(["audit chain", tenantId, link]))
    .digest("base64url");
}

export function nextLink(whose: Whose, head: Head | undefined, at: string, events: Link["events"]): Link {
  const link = { n: (head?.n ?? 0) + 1, at, events, before: head?.hash ?? "" };
  return { ...link, hash: hashOf(whose, link) };
}

/**
 * That an older table was restored on purpose, who said so and why: what was anchored beyond the head that came back, up to
 * then, is not there any more. Keyed like a link, so that nobody without the application's secret can say so.
 */
export const Restart = z.strictObject({
  at: z.iso.datetime(),
  /** Number of the last link that came back; 0 when there was none. */
  from: z.int().min(0),
  reason: z.string().min(1).max(300),
  seal: Digest,
});
export type Restart = z.infer<typeof Restart>;

const sealOf = ({ tenantId, secret }: Whose, said: Omit<Restart, "seal">): string =>
  createHmac("sha256", secret)
    .update(canonical(["audit restart", tenantId, said]))
    .digest("base64url");

export function restartOf(whose: Whose, { at, from, reason }: Omit<Restart, "seal">): Restart {
  const said = { at, from, reason };
  return { ...said, seal: sealOf(whose, said) };
}

/** What the table and the anchors say, as they were read: nothing of it is believed. */
export type Trail = {
  links: readonly unknown[];
  head: unknown;
  /** Events of the days that the trail spans, with the link that each says it is in. */
  events: readonly { place: string; event: unknown; link?: unknown }[];
  anchors: readonly unknown[];
  /** Restores that somebody has said there were. */
  restarts?: readonly unknown[];
};

/** One thing that is not as it was sealed. `n` is the number of a link, `place` where an event stands. */
export type Fault =
  | { kind: "linkUnreadable" | "linkMissing" | "linkChanged" | "linkOutOfOrder"; n: number }
  | { kind: "eventMissing" | "eventChanged" | "eventMoved" | "eventUnknown" | "eventSealedTwice"; place: string }
  | { kind: "headDiffers" }
  /** The anchored link is not there, or is another. */
  | { kind: "cutOff" | "anchorDiffers"; n: number }
  /** A restore that nobody with the secret has told of. */
  | { kind: "restartUnknown" };

export type Verdict = {
  links: number;
  sealed: number;
  waiting: number;
  /** Restores that were told of, for whoever reads this to know of too. */
  restarts: Pick<Restart, "at" | "from" | "reason">[];
  faults: Fault[];
};

/**
 * Everything that is not as it was sealed and anchored. An event that no link names is `waiting` when it says so itself, and
 * a fault when it claims a link. Reads each link and event once.
 */
export function verifyTrail(whose: Whose, trail: Trail): Verdict {
  const faults: Fault[] = [];
  const known = new Map<string, { n: number; digest: string }>();
  const hashes = new Map<number, string>();
  let before = "";
  let expected = 1;
  for (const given of trail.links) {
    const { data: link } = Link.safeParse(given);
    if (!link) {
      faults.push({ kind: "linkUnreadable", n: expected });
      expected += 1;
      continue;
    }
    for (; expected < link.n; expected++) faults.push({ kind: "linkMissing", n: expected });
    if (link.n < expected) faults.push({ kind: "linkOutOfOrder", n: link.n });
    const { hash, ...rest } = link;
    if (hashOf(whose, rest) !== hash) faults.push({ kind: "linkChanged", n: link.n });
    else if (link.n === expected && link.before !== before) faults.push({ kind: "linkOutOfOrder", n: link.n });
    for (const [place, digest] of link.events) {
      if (known.has(place)) faults.push({ kind: "eventSealedTwice", place });
      known.set(place, { n: link.n, digest });
    }
    hashes.set(link.n, hash);
    before = hash;
    expected = link.n + 1;
  }
  const { data: head } = Head.safeParse(trail.head);
  const last = expected - 1;
  if (last === 0 ? trail.head !== undefined : head?.n !== last || head.hash !== hashes.get(last))
    faults.push({ kind: "headDiffers" });
  faults.push(...eventFaults(trail.events, known));
  const restarts = (trail.restarts ?? []).flatMap((given) => {
    const { data } = Restart.safeParse(given);
    if (data && restartOf(whose, data).seal === data.seal) return [data];
    faults.push({ kind: "restartUnknown" });
    return [];
  });
  for (const given of trail.anchors) {
    const { data: anchor } = Head.safeParse(given);
    const n = anchor?.n ?? 0;
    const hash = hashes.get(n);
    if (anchor && hash !== anchor.hash && restarts.some(({ from, at }) => n > from && anchor.at <= at)) continue;
    if (hash === undefined) faults.push({ kind: "cutOff", n });
    else if (hash !== anchor?.hash) faults.push({ kind: "anchorDiffers", n });
  }
  const waiting = trail.events.filter(({ place, link }) => link === undefined && !known.has(place)).length;
  const told = restarts.map(({ at, from, reason }) => ({ at, from, reason }));
  return { links: trail.links.length, sealed: known.size, waiting, restarts: told, faults };
}

function eventFaults(events: Trail["events"], known: ReadonlyMap<string, { n: number; digest: string }>): Fault[] {
  const there = new Set(events.map(({ place }) => place));
  const missing = [...known.keys()].filter((place) => !there.has(place));
  return [
    ...missing.map((place): Fault => ({ kind: "eventMissing", place })),
    ...events.flatMap(({ place, event, link }): Fault[] => {
      const sealed = known.get(place);
      if (!sealed) return link === undefined ? [] : [{ kind: "eventUnknown", place }];
      if (digestOf(event) !== sealed.digest) return [{ kind: "eventChanged", place }];
      return link === sealed.n ? [] : [{ kind: "eventMoved", place }];
    }),
  ];
}
