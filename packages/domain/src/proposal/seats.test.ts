import fc from "fast-check";
import { expect, it } from "vitest";
import { noSeatsTaken, seatLeft, seatTaken } from "./seats.ts";

const proposal = (n: number) => `prp_01K5D3XGZ000000000000000${String(n).padStart(2, "0")}` as const;

it("never more have a seat than there are, and nobody has two, whoever comes and goes", () => {
  const comings = fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 9 })), { maxLength: 60 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 }), comings, (seats, moves) => {
      let taken = noSeatsTaken;
      for (const [comes, n] of moves) {
        const inside = taken.by.includes(proposal(n));
        if (comes && !inside && taken.by.length === seats)
          expect(() => seatTaken(taken, seats, proposal(n))).toThrow("noSeatLeft");
        else taken = comes ? seatTaken(taken, seats, proposal(n)) : seatLeft(taken, proposal(n));
        expect(taken.by.length).toBeLessThanOrEqual(seats);
        expect(new Set(taken.by).size).toBe(taken.by.length);
        if (!comes) expect(taken.by).not.toContain(proposal(n));
      }
    }),
    { seed: 7, numRuns: 300 },
  );
});
