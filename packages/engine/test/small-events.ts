/** Small events with everything in them, for properties: what fast-check draws has been accepted by the model. */
import { parseTimetableEvent, type TimetableEvent } from "@passa/domain/timetable/event";
import fc from "fast-check";

export type Bounds = { slots: number; employers: number; candidates: number; pairs: number };

const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 2 });

export function smallEvents(bounds: Bounds): fc.Arbitrary<TimetableEvent> {
  return fc
    .record({
      slots: fc.integer({ min: 1, max: bounds.slots }),
      employers: fc.integer({ min: 1, max: bounds.employers }),
      candidates: fc.integer({ min: 2, max: bounds.candidates }),
      // In a networking meet the candidates are the employers.
      isNetworking: fc.boolean(),
    })
    .chain(({ slots, employers, candidates, isNetworking }) => {
      const slot = fc.nat({ max: slots - 1 });
      const someSlots = fc.uniqueArray(slot, { maxLength: 2 });
      const side = {
        unavailable: optional(someSlots),
        min: optional(fc.nat({ max: 2 })),
        max: optional(fc.nat({ max: 3 })),
      };
      const employerIds = Array.from({ length: employers }, (_, index) => `e${String(index)}`);
      const candidateIds = Array.from({ length: candidates }, (_, index) =>
        isNetworking && index < employers ? `e${String(index)}` : `c${String(index)}`,
      );
      const ids = employerIds
        .flatMap((employer) => candidateIds.map((candidate) => ({ employer, candidate })))
        .filter(({ employer, candidate }) => employer !== candidate);
      return fc
        .record({
          breaks: someSlots,
          tables: optional(fc.integer({ min: 1, max: 3 })),
          employers: fc.tuple(
            ...employerIds.map((id) =>
              fc.record({ id: fc.constant(id), tables: optional(fc.integer({ min: 1, max: 2 })), ...side }),
            ),
          ),
          candidates: fc.tuple(
            ...candidateIds.map((id) =>
              fc.record({
                id: fc.constant(id),
                length: optional(fc.constantFrom<(1 | 2)[]>(1, 2)),
                needs: optional(fc.constantFrom(["r"], [])),
                ...side,
              }),
            ),
          ),
          resource: fc.record({ capacity: fc.nat({ max: 2 }), unavailable: optional(someSlots) }),
          pairs: fc.shuffledSubarray(ids, {
            minLength: Math.min(bounds.pairs, Math.ceil(ids.length / 2)),
            maxLength: Math.min(bounds.pairs, ids.length),
          }),
          details: fc.array(
            fc.record({
              weight: fc.nat({ max: 10_000 }),
              required: optional(fc.boolean()),
              slots: optional(someSlots),
              isAfter: fc.boolean(),
              fixedAt: optional(slot),
            }),
            { minLength: bounds.pairs, maxLength: bounds.pairs },
          ),
          idleWeight: optional(fc.constantFrom(0, 100, 3000)),
          fixedCount: fc.nat({ max: 2 }),
        })
        .map((drawn) => {
          const { pairs: listed } = drawn;
          const fixed = listed.flatMap(({ employer, candidate }, index) => {
            const at = drawn.details[index]?.fixedAt;
            return at === undefined || index >= drawn.fixedCount ? [] : [{ employer, candidate, slot: at }];
          });
          const parsed = parseTimetableEvent({
            id: "small",
            slots,
            slotMinutes: 10,
            startsAt: "2027-03-04T09:00",
            zone: "Europe/Stockholm",
            breaks: drawn.breaks,
            ...defined({ tables: drawn.tables }),
            employers: drawn.employers.map(defined),
            candidates: drawn.candidates.map(defined),
            resources: [defined({ id: "r", ...drawn.resource })],
            pairs: listed.map((pair, index) => {
              const { weight = 0, required, slots: startsIn, isAfter } = drawn.details[index] ?? {};
              const before = index > 0 && isAfter === true && index % 2 === 1 ? listed[index - 1] : undefined;
              return defined({ ...pair, weight, required, slots: startsIn, after: before && [before] });
            }),
            fixed,
            goal: defined({ kind: "score", idleWeight: drawn.idleWeight }),
          });
          if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
          return parsed.value;
        });
    });
}

/** Without the fields that are undefined, as JSON has none. */
function defined(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
