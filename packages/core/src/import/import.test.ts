import { beforeAll, describe, expect, it } from "vitest";
import ExcelJS from "exceljs";
import { market, type Market } from "../../test/market.ts";
import { testWorld, type TestWorld } from "../../test/world.ts";
import { readProfile } from "../observation/observation.ts";
import { listParticipants } from "../participant/participant-list.ts";
import { beginImport, checkFile, readImport, runImport } from "./import.ts";

let world: TestWorld;
let here: Market;
beforeAll(async () => {
  world = await testWorld();
  here = await market(world, "1080");
});

const csv = (text: string) => new TextEncoder().encode(text);
const headings = "Förnamn;Efternamn;Födelsedatum;Kön;Språk;Kompetenser;Ort";
const file = csv(
  [
    headings,
    "Amina;Hassan;1990-01-02;Kvinna;Arabiska;Truckkort A;Rödeby",
    "Yonas;Tesfay;1988-13-02;Man;Tigrinja;;",
    "Olena;Koval;1979-07-08;Kvinna;Ukrainska;;Atlantis",
    "Amina;Hassan;1990-01-02;Kvinna;Arabiska;;",
  ].join("\r\n"),
);
const check = async (bytes: Uint8Array, ctx = here.eva) => {
  const { id } = await beginImport(ctx, { fileName: "deltagare.csv" });
  return checkFile(ctx, { id, file: bytes });
};
const people = async () => (await listParticipants(here.eva, { sort: "name", limit: 200 })).items;

describe("an import", () => {
  it("says row by row what it would do, and does nothing", async () => {
    const before = await people();
    const { rows, counts, state } = await check(file);
    expect(rows).toEqual([
      { row: 2, name: "Amina Hassan", state: "ready", errors: [] },
      {
        row: 3,
        name: "Yonas Tesfay",
        state: "wrong",
        errors: [{ column: "Födelsedatum", code: "notADate", value: "1988-13-02" }],
      },
      {
        row: 4,
        name: "Olena Koval",
        state: "wrong",
        errors: [{ column: "Ort", code: "unknownId", value: "Atlantis" }],
      },
      { row: 5, name: "Amina Hassan", state: "known", errors: [] },
    ]);
    expect(counts).toEqual({ ready: 1, wrong: 2, known: 1, imported: 0 });
    expect(state).toBe("checked");
    expect(await people()).toEqual(before);
  });

  it("imports the ready rows with what they say, when told to", async () => {
    const { id } = await check(file);
    const done = await runImport(here.eva, { id });
    expect(done).toMatchObject({ state: "done", counts: { ready: 0, wrong: 2, known: 1, imported: 1 } });
    const participantId = done.rows[0]?.participantId;
    if (!participantId) throw new Error("the imported row names no person");
    const { answers } = await readProfile(here.eva, { id: participantId });
    expect(answers.map(({ topic }) => topic)).toEqual(["home", "skill:truck.a"]);
    expect(await readImport(here.eva, { id })).toEqual(done);
  });

  it("never imports the same person twice", async () => {
    const again = await check(file);
    expect(again.counts).toEqual({ ready: 0, wrong: 2, known: 2, imported: 0 });
    await runImport(here.eva, { id: again.id });
    await expect(runImport(here.eva, { id: again.id })).rejects.toMatchObject({ code: "transitionNotAllowed" });
    expect((await people()).filter(({ name }) => name === "Amina Hassan")).toHaveLength(1);
  });

  it("goes on after it was broken off", async () => {
    const { id } = await check(csv(`${headings}\nBo;Ek;1970-01-01;Man;Svenska;;\nLi;Al;1971-01-01;Kvinna;Svenska;;`));
    const broken = { ...here.eva, world: { ...world, newId: breaking(world.newId, "participant", 2) } };
    await expect(runImport(broken, { id })).rejects.toThrow("power failure");
    expect(await readImport(here.eva, { id })).toMatchObject({ state: "running", counts: { imported: 1, ready: 1 } });
    expect(await runImport(here.eva, { id })).toMatchObject({ state: "done", counts: { imported: 2, ready: 0 } });
    expect((await people()).filter(({ name }) => name === "Bo Ek" || name === "Li Al")).toHaveLength(2);
  });

  it("belongs to whoever began it", async () => {
    const { id } = await check(file);
    await expect(readImport(here.jonas, { id })).rejects.toMatchObject({ code: "notFound" });
  });

  it("reads an Excel workbook as it reads CSV, dates included", async () => {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet("Deltagare");
    sheet.addRow(headings.split(";"));
    sheet.addRow(["Sara", "Ek", new Date("1985-05-06T00:00:00Z"), "Kvinna", "Svenska", "", "Jämjö"]);
    const { rows } = await check(new Uint8Array(await workbook.xlsx.writeBuffer()));
    expect(rows).toEqual([{ row: 2, name: "Sara Ek", state: "ready", errors: [] }]);
  });

  it("reads what older Excel saves: Windows-1252 with semicolons", async () => {
    const latin = Buffer.from(`${headings}\nÅsa;Öberg;1985-05-06;Kvinna;Svenska;;Rödeby`, "latin1");
    expect((await check(latin)).rows).toEqual([{ row: 2, name: "Åsa Öberg", state: "ready", errors: [] }]);
  });

  it.each([
    ["nothing", new Uint8Array()],
    ["only headings", csv(headings)],
    ["a picture", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1])],
    ["a broken workbook", new Uint8Array([0x50, 0x4b, 3, 4, 9, 9, 9])],
    ["a quote that is never closed", csv(`${headings}\n"Bo;Ek`)],
  ])("refuses %s as a file that cannot be read", async (_, bytes) => {
    await expect(check(bytes)).rejects.toMatchObject({ code: "unreadableFile" });
  });
});

/** Gives ids like `newId` until the `nth` of a kind, when the process dies. */
function breaking(newId: TestWorld["newId"], kind: string, nth: number): TestWorld["newId"] {
  let seen = 0;
  return (wanted, at) => {
    if (wanted === kind && ++seen === nth) throw new Error("power failure");
    return newId(wanted, at);
  };
}
