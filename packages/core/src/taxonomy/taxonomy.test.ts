import type { Tenant } from "@passa/domain/tenant/tenant";
import { parseTaxonomy } from "@passa/domain/taxonomy/taxonomy";
import { curatedVocabulary } from "@passa/domain/vocabulary/curated";
import { existsSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { aTenant } from "../../test/nouns.ts";
import { actingAs, testWorld, type TestWorld } from "../../test/world.ts";
import { viewTenant } from "../tenant/tenant.ts";
import { importTaxonomy, searchOccupations, searchSkills, viewVocabulary, vocabularyOf } from "./taxonomy.ts";

let world: TestWorld;
let tenant: Tenant;
beforeAll(async () => {
  world = await testWorld();
  tenant = await aTenant(world);
});
const admin = () => actingAs(world, tenant.id, "admin");
const small = {
  source: "an extract",
  occupations: [{ conceptId: "aaaa_bbb_ccc", label: "Lagerchef" }],
  groups: [],
  fields: [],
  skills: [
    { conceptId: "aaaa_bbb_cce", label: "Lokförarbevis" },
    { conceptId: curatedVocabulary.skills.find(({ id }) => id === "licence.b")?.conceptId ?? "", label: "B" },
  ],
};

describe("before anything is imported", () => {
  it("the curated vocabulary holds, and its occupations and skills are found", async () => {
    const ctx = actingAs(world, (await aTenant(world, "Karlshamn")).id, "matcher");
    expect(await vocabularyOf(ctx)).toEqual(curatedVocabulary);
    const { items } = await searchOccupations(ctx, { q: "lager", limit: 5, language: "sv" });
    expect(items[0]).toMatchObject({ conceptId: "sizv_uPq_nWf", label: "Lagerarbetare", field: "transport" });
    expect(items[0]?.suggestedTasks).toContain("drive-forklift");
    const inEnglish = await searchOccupations(ctx, { q: "warehouse", limit: 5, language: "en" });
    expect(inEnglish.items[0]?.label).toBe("Warehouse worker");
  });
});

describe("an import", () => {
  it("makes concepts searchable beside the curated ones, which win where both have one", async () => {
    expect(await importTaxonomy(admin(), small)).toMatchObject({ occupations: 1, skills: 1 });
    const skills = await searchSkills(admin(), { q: "lokför", limit: 5, language: "sv" });
    expect(skills.items).toEqual([{ id: "jobtech.aaaa_bbb_cce", label: "Lokförarbevis", curated: false }]);
    const occupations = await searchOccupations(admin(), { q: "lagerchef", limit: 5, language: "sv" });
    expect(occupations.items).toEqual([{ conceptId: "aaaa_bbb_ccc", label: "Lagerchef", suggestedTasks: [] }]);
    const { skills: all } = await viewVocabulary(admin());
    expect(all).toHaveLength(curatedVocabulary.skills.length + 1);
    expect(all.at(-1)).toMatchObject({ id: "jobtech.aaaa_bbb_cce", label: "Lokförarbevis" });
    expect(await viewTenant(admin())).toMatchObject({ importedConcepts: 2 });
  });

  it("is one tenant's own", async () => {
    const elsewhere = actingAs(world, (await aTenant(world, "Ronneby")).id, "matcher");
    expect(await vocabularyOf(elsewhere)).toEqual(curatedVocabulary);
  });

  it("takes the place of the one before", async () => {
    await importTaxonomy(admin(), { ...small, skills: [{ conceptId: "aaaa_bbb_ccf", label: "Sotning" }] });
    expect((await searchSkills(admin(), { q: "lokför", limit: 5, language: "sv" })).items).toEqual([]);
    expect((await searchSkills(admin(), { q: "sotning", limit: 5, language: "sv" })).items).toHaveLength(1);
  });

  it("of more than an item holds is cut into pieces and comes back whole", async () => {
    // Labels without a pattern, so that packing does not make them small.
    const letters = "abcdefghijklmnopqrstuvwxyzåäö";
    let state = 1;
    const word = () =>
      Array.from({ length: 60 }, () => letters[(state = (state * 48271) % 2147483647) % letters.length]).join("");
    const skills = Array.from({ length: 12_000 }, (_, n) => ({
      conceptId: `${String(n).padStart(4, "0")}_aaa_bbb`,
      label: word(),
    }));
    await importTaxonomy(admin(), { ...small, skills });
    const last = skills.at(-1);
    const { items } = await searchSkills(admin(), { q: last?.label ?? "", limit: 1, language: "sv" });
    expect(items[0]?.label).toBe(last?.label);
  });

  it("is for admins only", async () => {
    await expect(importTaxonomy(actingAs(world, tenant.id, "matcher"), small)).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});

const whole = new URL("../../../../../shared/data/jobtech-taxonomy.json", import.meta.url);
it.skipIf(!existsSync(whole))("the whole JobTech extract (shared/data) is imported and searched", async () => {
  const read = parseTaxonomy(JSON.parse(readFileSync(whole, "utf8")));
  if (!read.ok) throw new Error(JSON.stringify(read.problems.slice(0, 3)));
  const { occupations } = await importTaxonomy(admin(), read.value);
  expect(occupations).toBe(read.value.occupations.length);
  const { items } = await searchOccupations(admin(), { q: "fartygsingenjör", limit: 5, language: "sv" });
  expect(items.map(({ label }) => label)).toContain("1:e Fartygsingenjör/1:e Maskinist");
});
