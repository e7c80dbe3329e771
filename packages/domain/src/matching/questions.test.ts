import fc from "fast-check";
import { expect, test } from "vitest";
import { placementLists, profiles, smallVocabulary } from "./arbitraries.ts";
import { questions, type Question } from "./questions.ts";
import { rank } from "./rank.ts";

const origin = { lat: 56.16, lon: 15.59 };

test("a question counts the places that wait for its answer, and those that wait for nothing else", () => {
  let asked = 0;
  fc.assert(
    fc.property(
      profiles(smallVocabulary),
      placementLists(smallVocabulary, { min: 6, max: 10 }),
      (profile, placements) => {
        const unknowns = placements.flatMap((placement) =>
          rank({ asOf: "2027-01-01", origin, participants: [profile] }, placement, smallVocabulary).askFirst.map(
            ({ unknown }) => unknown,
          ),
        );
        const expected = [...new Set(unknowns.flat())]
          .map((criterion): Question => {
            const waiting = unknowns.filter((unknown) => unknown.includes(criterion));
            return { criterion, places: waiting.length, alone: waiting.filter(({ length }) => length === 1).length };
          })
          .toSorted(
            (one, other) =>
              other.places - one.places || other.alone - one.alone || (one.criterion < other.criterion ? -1 : 1),
          );
        asked += expected.length;
        expect(questions(profile, placements, smallVocabulary, origin)).toEqual(expected);
      },
    ),
    { seed: 22, numRuns: 150 },
  );
  expect(asked).toBeGreaterThan(50);
});
