import { describe, expect, it } from "vitest";
import { curatedVocabulary } from "../vocabulary/curated.ts";
import type { Workplace } from "../workplace/workplace.ts";
import { readAdvertisement } from "./advertisement.ts";
import { PlacementContent, PlacementDraft } from "./placement.ts";
import { placementVocabularyErrors } from "./vocabulary-errors.ts";

const ulid = (n: number) => `01K5D3XGZ000000000000000${n}A`;
const workplace = (n: number, address: string, locality: string): Workplace => ({
  id: `wpl_${ulid(n)}`,
  tenantId: `ten_${ulid(1)}`,
  employerId: `emp_${ulid(1)}`,
  version: 1,
  name: `Arbetsplats ${n}`,
  address,
  locality,
  location: { lat: 56.16, lon: 15.59 },
  adaptations: [],
  formats: [],
  tags: [],
});
const workplaces = [
  workplace(1, "Nordkajen 4", "Karlskrona"),
  workplace(2, "Hamngatan 1", "Karlskrona"),
  workplace(3, "Byvägen 7", "Rödeby"),
];
const words = { taskTitle: (id: string) => `Titel ${id}`, taskAbout: (id: string) => `Om ${id}` };
const read = (ad: Record<string, unknown>) =>
  readAdvertisement(ad, { vocabulary: curatedVocabulary, workplaces, words });

const conceptOf = (id: string) => curatedVocabulary.skills.find((skill) => skill.id === id)?.conceptId;

/** Written by us in the shape of JobSearch: no advertisement that anybody has published. */
const advertisement = {
  id: "1",
  headline: " Lagerarbetare till Nordkajen ",
  description: { text: "Du plockar och packar.", text_formatted: "<p>Du plockar och packar.</p>" },
  employer: { name: "Nordkajens Lager AB", organization_number: "5560360793" },
  occupation: { concept_id: "sizv_uPq_nWf", label: "Lagerarbetare" },
  employment_type: { label: "Vanlig anställning" },
  working_hours_type: { label: "Deltid" },
  scope_of_work: { min: 50, max: 75 },
  number_of_vacancies: 2,
  start_date: "2027-03-01T00:00:00",
  driving_license: [{ concept_id: conceptOf("licence.b"), label: "B" }],
  must_have: {
    skills: [{ concept_id: "nope_nop_nop", label: "Något annat" }],
    languages: [{ concept_id: "x", label: "Svenska" }],
  },
  nice_to_have: { skills: [], languages: [] },
  workplace_address: { street_address: "nordkajen 4", city: "Karlskrona", coordinates: [15.59, 56.16] },
};

describe("an advertisement", () => {
  it("gives title, text, occupation, field, seats, start, hours, licence and workplace", () => {
    expect(read(advertisement)).toMatchObject({
      workplaceId: workplaces[0]?.id,
      title: "Lagerarbetare till Nordkajen",
      about: "Du plockar och packar.",
      kind: "employment",
      occupation: { conceptId: "sizv_uPq_nWf", label: "Lagerarbetare" },
      field: "transport",
      seats: 2,
      startsOn: "2027-03-01",
      hours: { min: 20, max: 30 },
      requires: [["licence.b"]],
    });
  });

  it("of an occupation that we know gives a whole place, with Swedish at B1 where Swedish is a must", () => {
    const content = PlacementContent.parse(read(advertisement));
    expect(placementVocabularyErrors(content, curatedVocabulary)).toEqual([]);
    expect(content.tasks[0]).toMatchObject({
      title: "Titel pick-orders",
      demands: { "sv.listening": 3, "sv.speaking": 3 },
    });
  });

  it("takes the only workplace in the town, and none where there are several", () => {
    const at = (city: string) => read({ workplace_address: { street_address: null, city } }).workplaceId;
    expect(at("Rödeby")).toBe(workplaces[2]?.id);
    expect(at("Karlskrona")).toBeUndefined();
    expect(at("Malmö")).toBeUndefined();
  });

  it("that is an internship becomes one", () => {
    expect(read({ employment_type: { label: "Praktik" } }).kind).toBe("internship");
  });

  it.each([
    ["nothing", {}],
    ["null in every field", Object.fromEntries(Object.keys(advertisement).map((key) => [key, null]))],
    ["numbers where text belongs", Object.fromEntries(Object.keys(advertisement).map((key) => [key, 7]))],
    ["hours that are none", { scope_of_work: { min: 90, max: 10 } }],
    ["a start that is no day", { start_date: "2027-02-30" }],
    ["more seats than a place has", { number_of_vacancies: 4000 }],
    ["a very long text", { headline: "x".repeat(500), description: { text: "y".repeat(50_000) } }],
  ])("with %s gives a draft that can be saved", (_, ad) => {
    const draft = read(ad);
    expect(PlacementDraft.safeParse(draft).error).toBeUndefined();
    expect(placementVocabularyErrors(draft, curatedVocabulary)).toEqual([]);
  });
});
