import type { Employer } from "@passa/domain/employer/employer";
import type { Workplace } from "@passa/domain/workplace/workplace";
import ExcelJS from "exceljs";
import { beforeEach, expect, it } from "vitest";
import { anApprovedEmployer, aTenant, aWorkplace } from "../../test/nouns.ts";
import { actingAs, testWorld, type TestWorld } from "../../test/world.ts";
import { once } from "../commit.ts";
import { checkPlacementTable, makeDraftsOfTable } from "./placement-table.ts";
import { listPlacements, readPlacement } from "./placement.ts";

let world: TestWorld;
let employer: Employer;
let workplace: Workplace;
beforeEach(async () => {
  world ??= await testWorld();
  const tenant = await aTenant(world);
  employer = await anApprovedEmployer(world, tenant.id);
  workplace = await aWorkplace(world, employer);
});
const own = (more = {}) => actingAs(world, employer.tenantId, "employer", { employerId: employer.id, ...more });
const matcher = () => actingAs(world, employer.tenantId, "matcher");
const csv = (...lines: string[]) => new TextEncoder().encode(lines.join("\r\n"));
const asked = (file: Uint8Array) => ({ employerId: employer.id, file });
const places = async () => (await listPlacements(matcher(), { employerId: employer.id, limit: 200 })).items;

const file = csv(
  "Titel;Yrke;Antal platser;Uppgifter;Anpassningar;Måste ha",
  "Plocka order;Lagerarbetare;2;Plocka order|Vattna blommor;Bildstöd, Lifting aid;Körkort B",
  "Packa;Trollkarl;många;;;",
  "Städa;;;;;",
);

it("tells row by row what would be made, and makes nothing", async () => {
  const { rows, counts } = await checkPlacementTable(own(), asked(file));
  expect(rows).toMatchObject([
    { row: 2, state: "ready", title: "Plocka order", tasks: ["Plocka order", "Vattna blommor"], errors: [] },
    {
      row: 3,
      state: "wrong",
      title: "Packa",
      errors: [
        { column: "Yrke", code: "unknownId", value: "Trollkarl" },
        { column: "Antal platser", code: "tooLarge", value: "många" },
      ],
    },
    { row: 4, state: "ready", title: "Städa", tasks: [] },
  ]);
  expect(rows[2]?.lacking).toContainEqual({ path: "tasks", code: "required" });
  expect(rows[0]?.lacking.map(({ path }) => path)).not.toContain("tasks");
  expect(counts).toEqual({ ready: 2, wrong: 1, known: 0, made: 0 });
  expect(await places()).toEqual([]);
});

it("makes a draft of each ready row, with words in any language, at the employer's only workplace", async () => {
  const { rows, counts } = await makeDraftsOfTable(matcher(), asked(file));
  expect(counts).toEqual({ ready: 0, wrong: 1, known: 0, made: 2 });
  const id = rows[0]?.placementId;
  if (!id) throw new Error("the row names no place");
  const { placement } = await readPlacement(own(), { id });
  expect(placement).toMatchObject({
    state: "draft",
    version: 1,
    employerId: employer.id,
    content: {
      title: "Plocka order",
      workplaceId: workplace.id,
      field: "transport",
      seats: 2,
      adaptations: ["picture-instructions", "lift-aid"],
      requires: [["licence.b"]],
    },
  });
  expect(placement.content.tasks?.map(({ id: taskId }) => taskId)).toEqual(["pick-orders", "own-2"]);
  expect(await places()).toHaveLength(2);
});

it("the same table once more makes nothing, and neither do two rows alike", async () => {
  const twice = csv("Titel;Antal", "Packa;1", "PACKA;1");
  expect((await makeDraftsOfTable(own(), asked(twice))).rows.map(({ state }) => state)).toEqual(["made", "known"]);
  expect((await makeDraftsOfTable(own(), asked(twice))).counts).toEqual({ ready: 0, wrong: 0, known: 2, made: 0 });
  expect(await places()).toHaveLength(1);
});

it("a request that is sent twice is answered twice and done once", async () => {
  const { userId } = own().actor;
  const asking = () => own({ userId, key: "the same" });
  const make = (ctx: ReturnType<typeof own>) => once(ctx, () => makeDraftsOfTable(ctx, asked(file)));
  const first = await make(asking());
  expect(first.counts).toMatchObject({ made: 2 });
  expect(await make(asking())).toEqual(first);
  expect(await places()).toHaveLength(2);
});

it("makes all of them or none: a table breaks off as one", async () => {
  let given = 0;
  const breaking = {
    ...world,
    newId: ((kind, at) => {
      if (kind === "audit" && ++given === 2) throw new Error("power failure");
      return world.newId(kind, at);
    }) as TestWorld["newId"],
  };
  await expect(makeDraftsOfTable({ ...own(), world: breaking }, asked(file))).rejects.toThrow("power failure");
  expect(await places()).toEqual([]);
});

it("takes forty places, and says that more are too many", async () => {
  const rows = (count: number) => csv("Titel", ...Array.from({ length: count }, (_, n) => `Plats ${n}`));
  expect((await makeDraftsOfTable(own(), asked(rows(40)))).counts.made).toBe(40);
  await expect(checkPlacementTable(own(), asked(rows(41)))).rejects.toMatchObject({
    code: "invalid",
    fields: [{ path: "rows", code: "tooLong", values: { max: 40 } }],
  });
});

it("reads an Excel workbook as it reads CSV", async () => {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet("Platser");
  sheet.addRow(["Title", "Seats", "First day"]);
  sheet.addRow(["Pack", 3, new Date("2027-05-03T00:00:00Z")]);
  const { rows } = await makeDraftsOfTable(own(), asked(new Uint8Array(await workbook.xlsx.writeBuffer())));
  const id = rows[0]?.placementId;
  if (!id) throw new Error("the row names no place");
  expect((await readPlacement(own(), { id })).placement.content).toMatchObject({ seats: 3, startsOn: "2027-05-03" });
});

it("is another employer's to do for itself", async () => {
  const other = await anApprovedEmployer(world, employer.tenantId, "Bageriet AB");
  await expect(makeDraftsOfTable(own({ employerId: other.id }), asked(file))).rejects.toMatchObject({
    code: "notFound",
  });
  await expect(checkPlacementTable(actingAs(world, employer.tenantId, "lead"), asked(file))).rejects.toMatchObject({
    code: "forbidden",
  });
});
