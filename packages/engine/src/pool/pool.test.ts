import { placements, pools, profiles, smallVocabulary } from "@passa/domain/matching/arbitraries";
import { judge } from "@passa/domain/matching/judge";
import type { MatchingProfile } from "@passa/domain/matching/schema";
import fc from "fast-check";
import { expect, test } from "vitest";
import { ColumnarPool } from "./pool.ts";

const origin = { lat: 56.16, lon: 15.59 };
const asOf = "2027-01-15";
const nobody: MatchingProfile = { id: "p", seeking: [], skills: {}, capacities: {}, avoid: [] };

function poolOf(participants: readonly MatchingProfile[]): ColumnarPool {
  const pool = ColumnarPool.empty(origin);
  for (const profile of participants) pool.put({ profile });
  return pool;
}

/** Profiles that do not fit the columns, each in its own way. */
const odd: Partial<MatchingProfile>[] = [
  { waitingSince: "1890-01-01" },
  { adultFrom: "2190-01-01" },
  { hours: { min: 0, max: 300 } },
  { hours: { min: 0, max: 40, maxPerDay: 1000 } },
  { maxTravelKm: 100_000 },
  { home: { lat: -80, lon: 170 } },
  { goals: ["a", "b", "c", "d", "e"] },
  { skills: { "licence.B": { has: true, validUntil: "2300-01-01" } } },
];

test("a row that is read back is judged as the profile that was put in, for every placement", () => {
  fc.assert(
    fc.property(
      pools(smallVocabulary, { min: 1, max: 6 }),
      placements(smallVocabulary),
      fc.subarray(odd),
      ({ participants }, placement, strange) => {
        const all = [...participants, ...strange.map((answer, index) => ({ ...nobody, ...answer, id: `odd${index}` }))];
        const pool = ColumnarPool.decode(poolOf(all).encode());
        const judged = (profile: MatchingProfile) => {
          const { criteria, ...rest } = judge(profile, placement, smallVocabulary, origin, asOf);
          return {
            ...rest,
            criteria: criteria.map(({ criterion, state, remedies }) => ({ criterion, state, remedies })),
          };
        };
        for (const profile of all) {
          const kept = pool.get(profile.id)?.profile;
          expect(kept && judged(kept)).toEqual(judged(profile));
        }
      },
    ),
    { seed: 61, numRuns: 150 },
  );
});

test("after any changes the bytes are those of a pool built from what is left", () => {
  const change = fc.oneof(
    { weight: 3, arbitrary: fc.record({ put: profiles(smallVocabulary), only: fc.boolean() }) },
    { weight: 1, arbitrary: fc.record({ remove: fc.integer({ min: 0, max: 39 }).map((n) => `p${n}`) }) },
    { weight: 1, arbitrary: fc.record({ put: fc.constantFrom(...odd).map((o) => ({ ...nobody, ...o, id: "p7" })) }) },
    { weight: 1, arbitrary: fc.constant({ reload: true }) },
  );
  fc.assert(
    fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
      let pool = ColumnarPool.empty(origin);
      const left = new Map<string, { profile: MatchingProfile; restrictedTo?: string[] }>();
      for (const step of changes) {
        if ("put" in step) {
          const row = { profile: step.put, ...("only" in step && step.only && { restrictedTo: ["u2", "u1"] }) };
          pool.put(row);
          left.set(step.put.id, row);
        } else if ("remove" in step) {
          pool.remove(step.remove);
          left.delete(step.remove);
        } else pool = ColumnarPool.decode(pool.encode());
      }
      const anew = ColumnarPool.empty(origin);
      for (const row of left.values()) anew.put(row);
      expect(pool.size).toBe(left.size);
      expect(pool.listIds()).toEqual([...left.keys()].toSorted());
      expect(pool.encode()).toEqual(anew.encode());
      for (const [id, { restrictedTo }] of left) expect(pool.get(id)?.restrictedTo).toEqual(restrictedTo?.toSorted());
    }),
    { seed: 62, numRuns: 120 },
  );
});

test("ids of ours take 16 bytes, and any id is found again", () => {
  const ulid = (n: number): string =>
    `par_01K5D3XGZ0${n
      .toString(32)
      .toUpperCase()
      .replaceAll(/[ILOU]/g, "Z")
      .padStart(16, "0")}`;
  const ours = Array.from({ length: 500 }, (_, n) => ulid(n * 7919));
  const bytesOf = (ids: string[]): number => poolOf(ids.map((id) => ({ ...nobody, id }))).encode().length;
  expect(bytesOf(ours.slice(0, 400)) - bytesOf(ours.slice(0, 200))).toBeLessThan(200 * (16 + 25));
  const mixed = [...new Set([...ours, "å", "zz", "par_", "7"])];
  const pool = ColumnarPool.decode(poolOf(mixed.map((id) => ({ ...nobody, id }))).encode());
  for (const id of mixed) expect(pool.get(id)?.profile.id).toBe(id);
  expect(pool.get("par_nobody")).toBeUndefined();
  expect(pool.listIds()).toEqual(mixed.toSorted());
});

test("bytes that are cut off or of another format are refused", () => {
  const bytes = poolOf([nobody]).encode();
  expect(() => ColumnarPool.decode(bytes.subarray(0, bytes.length - 1))).toThrow("not whole");
  const text = new TextDecoder("latin1").decode(bytes).replace('"format":1', '"format":9');
  expect(() => ColumnarPool.decode(Uint8Array.from(text, (letter) => letter.charCodeAt(0)))).toThrow("format 9");
});

test("equal rows give equal bytes whatever the order of their keys, those that do not fit the columns too", () => {
  const skills = { "licence.B": { has: true, validUntil: "2300-01-01" }, "truck.a": { has: false } };
  const turned = Object.fromEntries(Object.entries(skills).toReversed());
  expect(poolOf([{ ...nobody, skills: turned }]).encode()).toEqual(poolOf([{ ...nobody, skills }]).encode());
});
