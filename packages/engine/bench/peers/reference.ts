/**
 * The readable rules of the domain as `rank` follows them (profiles are read in every ranking), but without what it
 * tells beside the two lists: near misses and remedies, which would cost it many times as much.
 */
import { standing } from "@passa/domain/matching/criteria";
import { byCodeUnits, readPerson, readPlace } from "@passa/domain/matching/derived";
import type { Location, MatchingProfile } from "@passa/domain/matching/schema";
import { components, defaultWeights, scoreOf } from "@passa/domain/matching/score";
import { curatedVocabulary } from "@passa/domain/vocabulary/curated";
import type { Peer, Row } from "./peer.ts";

type Ranked = Row & { waitingSince: string };

/** Stands after every date. */
const unknownSince = "~";

export function reference(): Peer {
  let profiles: readonly MatchingProfile[] = [];
  let asOf = "";
  let origin: Location = { lat: 0, lon: 0 };
  return {
    name: "readable reference",
    load(pool) {
      ({ asOf, origin } = pool);
      profiles = [...pool.participants];
    },
    rank(placement, top) {
      const place = readPlace(placement, curatedVocabulary, origin);
      const lists: { eligible: Ranked[]; askFirst: Ranked[] } = { eligible: [], askFirst: [] };
      for (const profile of profiles) {
        const person = readPerson(profile, origin);
        const { tier } = standing(person, place);
        if (tier !== "eligible" && tier !== "askFirst") continue;
        const parts = components(person, place, asOf);
        const { id: participantId, waitingSince = unknownSince } = profile;
        lists[tier].push({ participantId, score: scoreOf(parts, defaultWeights), components: parts, waitingSince });
      }
      return { eligible: first(lists.eligible, top), askFirst: first(lists.askFirst, top) };
    },
    close() {
      profiles = [];
    },
  };
}

function first(rows: Ranked[], top: number): Row[] {
  return rows
    .toSorted(
      (one, other) =>
        other.score - one.score ||
        byCodeUnits(one.waitingSince, other.waitingSince) ||
        byCodeUnits(one.participantId, other.participantId),
    )
    .slice(0, top)
    .map(({ participantId, score, components: parts }) => ({ participantId, score, components: parts }));
}
