import type { AuditEvent } from "@passa/domain/audit/audit-event";
import type { Draw } from "@passa/domain/matching/oracle/generate";
import { placeOf } from "../src/audit/audit.store.ts";
import { digestOf, type Fault, type Head, type Link, nextLink, verifyTrail } from "../src/audit/chain.ts";

/** A trail as it was sealed and anchored, and somebody with the table in hand who changes it. */

export type SealedTrail = {
  links: Link[];
  head: Head | undefined;
  events: { place: string; event: AuditEvent; link: number }[];
  /** The head as it was each hour; in the order of the chain. */
  anchors: Head[];
};

export const whose = { tenantId: "ten_1", secret: "a secret that is not in the table" };

/** Some hours of events, sealed in batches, anchored now and then and at the end. */
export function sealedTrail(draw: Draw, batches: number): SealedTrail {
  const trail: SealedTrail = { links: [], head: undefined, events: [], anchors: [] };
  const name = () => String(draw.int(0, 1e15)).padStart(26, "0");
  let atMs = Date.parse("2027-03-01T06:00:00.000Z");
  for (let n = 1; n <= batches; n++) {
    const batch = Array.from({ length: draw.int(1, 5) }, () => {
      atMs += draw.int(1, 900_000);
      const at = new Date(atMs).toISOString();
      const event: AuditEvent = {
        id: `aud_${name()}`,
        at,
        who: `usr_${name()}`,
        role: draw.pick(["matcher", "organiser", "employer"] as const),
        what: draw.pick(["participant.read", "participant.write", "proposal.host"]),
        whom: `par_${name()}`,
        requestId: String(draw.int(0, 1e9)),
        ...(draw.chance(0.3) && { sealed: Buffer.from(String(draw.unit())).toString("base64") }),
      };
      return { place: placeOf(event), event, link: n };
    });
    trail.events.push(...batch);
    const link = nextLink(
      whose,
      trail.head,
      new Date(atMs).toISOString(),
      batch.map(({ place, event }): [string, string] => [place, digestOf(event)]),
    );
    trail.links.push(link);
    trail.head = { n: link.n, hash: link.hash, at: link.at };
    if (n === batches || draw.chance(0.3)) trail.anchors.push(trail.head);
  }
  return trail;
}

/** Another text of the same length: one character is another. */
const spoilt = (draw: Draw, text: string) => {
  const at = draw.int(0, text.length - 1);
  return `${text.slice(0, at)}${text[at] === "A" ? "B" : "A"}${text.slice(at + 1)}`;
};

const removeSome = <T>(draw: Draw, from: T[]) => from.splice(draw.int(0, from.length - 1), draw.int(1, 3));
const swapSome = <T>(draw: Draw, among: T[], swap: (one: T, other: T) => void) => {
  const at = draw.int(0, among.length - 2);
  const other = draw.int(at + 1, among.length - 1);
  swap(among[at] as T, among[other] as T);
};

/** A chain over the events as they are now, by somebody who guesses at the secret: whole in itself. */
function forge(trail: SealedTrail): void {
  trail.links = [];
  trail.head = undefined;
  const numbers = new Set(trail.events.map(({ link }) => link));
  for (const number of numbers) {
    const events = trail.events.filter(({ link }) => link === number);
    const named = events.map(({ place, event }): [string, string] => [place, digestOf(event)]);
    const link = nextLink({ ...whose, secret: "a guess" }, trail.head, events[0]?.event.at ?? "", named);
    trail.links.push(link);
    trail.head = { n: link.n, hash: link.hash, at: link.at };
    for (const one of events) one.link = link.n;
  }
}

/** Edits, removals, reorders and truncations, of events and of the chain itself. */
const tamperings: Record<string, (draw: Draw, trail: SealedTrail) => void> = {
  "an event is edited": (draw, { events }) => {
    const { event } = draw.pick(events);
    const field = draw.pick(["who", "what", "whom", "at", "requestId", "role"] as const);
    Object.assign(event, { [field]: spoilt(draw, event[field]) });
  },
  "an event gets or loses what was sealed": (draw, { events }) => {
    const { event } = draw.pick(events);
    if (event.sealed === undefined) event.sealed = "AAAA";
    else delete event.sealed;
  },
  "events are removed": (draw, { events }) => void removeSome(draw, events),
  "two events change places": (draw, { events }) =>
    swapSome(draw, events, (one, other) => ([one.event, other.event] = [other.event, one.event])),
  "two events change links": (draw, trail) =>
    swapSome(
      draw,
      trail.events.filter(({ link }, n, all) => link !== all[n - 1]?.link),
      (one, other) => ([one.link, other.link] = [other.link, one.link]),
    ),
  "an event is put in as if it were sealed": (draw, { events }) => {
    const { event, link } = draw.pick(events);
    const forged = { ...event, id: `aud_${draw.int(1e9, 1e12)}` } as const;
    events.push({ place: placeOf(forged), event: forged, link });
  },
  "a link is edited": (draw, { links }) => {
    const link = draw.pick(links);
    const field = draw.pick(["at", "before", "hash"] as const);
    link[field] = link[field] === "" ? "A".repeat(43) : spoilt(draw, link[field]);
  },
  "a link leaves an event out": (draw, { links }) => {
    const link = draw.pick(links.filter(({ events }) => events.length > 1));
    link.events = link.events.slice(1);
  },
  "a link and its events are removed": (draw, trail) => {
    const gone = draw.pick(trail.links);
    trail.links = trail.links.filter((link) => link !== gone);
    trail.events = trail.events.filter(({ link }) => link !== gone.n);
  },
  "two links change places": (draw, { links }) =>
    swapSome(draw, links, (one, other) => ([one.n, other.n] = [other.n, one.n])),
  "two events change places within a link": (draw, { links }) => {
    const link = draw.pick(links.filter(({ events }) => events.length > 1));
    link.events = link.events.toReversed();
  },
  "the end is cut off, and the head put back": (draw, trail) => {
    const left = draw.int(0, trail.links.length - 1);
    trail.links.length = left;
    trail.events = trail.events.filter(({ link }) => link <= left);
    const last = trail.links.at(-1);
    trail.head = last && { n: last.n, hash: last.hash, at: last.at };
  },
  "the beginning is cut off": (draw, trail) => {
    const gone = draw.int(1, trail.links.length - 1);
    trail.links = trail.links.slice(gone);
    trail.events = trail.events.filter(({ link }) => link > gone);
  },
  "the head is put back": (draw, trail) => {
    const earlier = draw.pick(trail.links.slice(0, -1));
    trail.head = { n: earlier.n, hash: earlier.hash, at: earlier.at };
  },
  "an event is edited and the whole chain forged over it": (draw, trail) => {
    draw.pick(trail.events).event.what = "participant.erase";
    forge(trail);
  },
  "events are removed and the whole chain forged over the others": (draw, trail) => {
    removeSome(draw, trail.events);
    forge(trail);
  },
};
export const kindsOfTampering = Object.keys(tamperings);

/** A trail after one tampering of a kind, and what the verifier finds. */
export function faultsAfter(draw: Draw, kind: string): Fault[] {
  const trail = sealedTrail(draw, draw.int(6, 14));
  const before = JSON.stringify(trail);
  tamperings[kind]?.(draw, trail);
  if (JSON.stringify(trail) === before) throw new Error(`${kind} changed nothing`);
  return verifyTrail(whose, trail).faults;
}
