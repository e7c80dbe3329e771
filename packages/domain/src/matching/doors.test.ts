import fc from "fast-check";
import { expect, test } from "vitest";
import { placementLists, profiles, smallVocabulary } from "./arbitraries.ts";
import { doors, shortestDoors } from "./doors.ts";
import { rank } from "./rank.ts";
import type { MatchingPlacement, MatchingProfile } from "./schema.ts";

const origin = { lat: 56.16, lon: 15.59 };

function openTo(profile: MatchingProfile, placement: MatchingPlacement): boolean {
  const { eligible, askFirst } = rank(
    { asOf: "2027-01-01", origin, participants: [profile] },
    placement,
    smallVocabulary,
  );
  return eligible.length + askFirst.length === 1;
}

test("a door opens what ranking the person with the skill again says, most first, then by id", () => {
  let opening = 0;
  fc.assert(
    fc.property(
      profiles(smallVocabulary),
      placementLists(smallVocabulary, { min: 6, max: 10 }),
      (profile, placements) => {
        const expected = smallVocabulary.skills
          .map(({ id }) => {
            const skilled = { ...profile, skills: { ...profile.skills, [id]: { has: true } } };
            const opened = placements.filter((place) => !openTo(profile, place) && openTo(skilled, place));
            return { skill: id, opens: opened.length };
          })
          .filter(({ opens }) => opens > 0)
          .toSorted((one, other) => other.opens - one.opens || (one.skill < other.skill ? -1 : 1));
        opening += expected.length;
        expect(doors(profile, placements, smallVocabulary, origin)).toEqual(expected);
      },
    ),
    { seed: 21, numRuns: 150 },
  );
  expect(opening).toBeGreaterThan(15);
});

test("a door hides behind one that it implies and that opens as many, and stands when it opens more", () => {
  const all = [
    { skill: "saw.B", opens: 3 },
    { skill: "brush.RA", opens: 2 },
    { skill: "brush.RB", opens: 2 },
    { skill: "brush.RT", opens: 1 },
    { skill: "licence.B", opens: 1 },
  ];
  expect(shortestDoors(all, smallVocabulary).map(({ skill }) => skill)).toEqual([
    "saw.B",
    "brush.RA",
    "brush.RT",
    "licence.B",
  ]);
});
