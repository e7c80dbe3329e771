import { describe, expect, it } from "vitest";
import { advantages } from "./band-attackers.ts";
import { answered, membersOfNext } from "./employer-bands.ts";

const marks = (count: number, of = 40) => "1".repeat(count) + "0".repeat(of - count);

describe("a snapshot for employers", () => {
  it("takes in newcomers only five at a time", () => {
    expect(membersOfNext(["a", "b"], ["a", "b", "c", "d", "e", "f"])).toEqual(["a", "b"]);
    expect(membersOfNext(["a"], ["a", "c", "d", "e", "f", "g"])).toEqual(["a", "c", "d", "e", "f", "g"]);
  });

  it("keeps everybody's place, also when somebody has left", () => {
    expect(membersOfNext(["a", "b", "c"], ["c", "a"])).toEqual(["a", "", "c"]);
  });
});

describe("an answer", () => {
  const given = { key: "first", band: "under10" as const, people: marks(9) };

  it("is the band of the number", () => {
    const none = { own: [], others: [], most: 20 };
    expect([9, 10, 19, 20].map((count) => answered({ key: "k", people: marks(count) }, none).band)).toEqual([
      "under10",
      "10to19",
      "10to19",
      "20plus",
    ]);
  });

  it("stays for the same criteria", () => {
    const asked = { key: "first", people: marks(30) };
    expect(answered(asked, { own: [given], others: [], most: 20 })).toEqual({ band: "under10", isNew: false });
  });

  it("is that of any set that differs by fewer than five people, whoever asked", () => {
    const asked = { key: "second", people: marks(13) };
    for (const told of [
      { own: [given], others: [] },
      { own: [], others: [given] },
    ])
      expect(answered(asked, { ...told, most: 20 })).toEqual({ band: "under10", isNew: true });
    expect(answered({ ...asked, people: marks(14) }, { own: [given], others: [], most: 20 }).band).toBe("10to19");
  });

  it("is the last one when there have been as many as there may be", () => {
    const asked = { key: "second", people: marks(30) };
    expect(answered(asked, { own: [given], others: [], most: 1 })).toEqual({ band: "under10", isNew: false });
  });
});

it("no attacker is more than a tenth better at telling whether somebody is there than one who guesses", () => {
  const best = Math.max(...Object.values(advantages({ worlds: 300, seed: 3 })));
  expect(best).toBeLessThanOrEqual(0.1);
});
