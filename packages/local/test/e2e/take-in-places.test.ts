import type { Page } from "playwright-core";
import { expect } from "vitest";
import { browserTest as it } from "./visit.ts";

const pasted = (page: Page) => page.getByLabel("Annonsen eller tabellen");
const read = (page: Page) => page.getByRole("button", { name: "Läs", exact: true }).click();
const titles = async (page: Page): Promise<string[]> => {
  const answer = await page.request.get("/api/v1/placements?limit=200&q=Provplats");
  return ((await answer.json()) as { items: { title: string }[] }).items.map(({ title }) => title);
};

/** A cell as somebody would get it wrong, and what must be said on its row. */
const wrongCells: readonly (readonly [heading: string, written: string, says: RegExp])[] = [
  ["Form", "semester", /^Skriv praktik, arbetsträning/],
  ["Yrke", "trollkarl", /^Skriv yrket som det heter i Passa/],
  ["Yrkesområde", "trolleri", /^Skriv yrkesområdet/],
  ["Arbetsplats", "slottet", /^Skriv namnet eller adressen på en av era arbetsplatser/],
  ["Antal platser", "1000", /ett helt tal från 1 till 50/],
  ["Timmar minst", "heltid", /ett helt tal från 1 till 60/],
  ["Timmar mest", "0", /ett helt tal från 1 till 60/],
  ["Tider", "mån 16-8", /i hela timmar med början först/],
  ["Första dag", "2020-01-02", /^Första dagen har varit/],
  ["Sista startdag", "2031-02-30", /^Skriv sista dagen man kan börja/],
  ["Hemifrån", "ibland", /^Skriv ja om arbetet kan göras hemifrån/],
  ["Uppgifter", "å".repeat(81), /högst 80 tecken/],
  ["Uppgifter minst", "alla", /ett helt tal från 1/],
  ["Måste ha", "trolleri", /som det heter i Passa/],
  ["Bra att kunna", "trolleri", /som det heter i Passa/],
  ["Instruktioner", "tankeläsning", /^Skriv sätten att ge instruktioner/],
  ["Anpassningar", "trollstav", /^Skriv anpassningarna/],
  ["Bra att veta", "troll", /som det heter i Passa/],
  ["Beskrivning", "å".repeat(2001), /^Korta ner beskrivningen/],
];

it("what cannot be read is said at the field, and every wrong cell on its row; nothing is made", async ({ portal }) => {
  const page = await portal("employer");
  await page.goto("/our/placements/import");
  const said = page.locator(".f.err", { has: pasted(page) }).locator(".do");
  for (const [text, says] of [
    ["", "Klistra in en annons eller en tabell först."],
    ["Titel", "Klistra in rubrikerna också, och minst en rad under dem. Eller en hel annons som JSON."],
    ['{"headline":', "Det här går inte att läsa som JSON. Kopiera hela texten, från första till sista klammern."],
    [
      'Titel\n"Packa',
      "Filen går inte att läsa som en tabell. Spara den som Excel (.xlsx) eller CSV med rubriker överst och minst en rad under.",
    ],
    [`Titel\n${"Packa\n".repeat(41)}`, "Läs in högst 40 platser åt gången. Dela upp tabellen i flera."],
  ] as const) {
    await pasted(page).fill(text);
    await read(page);
    await expect.poll(() => said.innerText()).toBe(says);
  }

  const headings = ["Titel", ...wrongCells.map(([heading]) => heading)];
  const rows = wrongCells.map(([heading, written]) =>
    headings.map((one) => (one === "Titel" ? `Provplats ${heading}` : one === heading ? written : "")).join("\t"),
  );
  await pasted(page).fill([headings.join("\t"), ...rows].join("\n"));
  await read(page);
  await page.getByRole("heading", { name: `${rows.length} rader är lästa` }).waitFor();
  const silent: string[] = [];
  for (const [heading, , says] of wrongCells) {
    const lines = page.getByRole("row").filter({ has: page.getByRole("cell", { name: heading, exact: true }) });
    const told = await lines.locator(".instead").allInnerTexts();
    if (!told.some((one) => says.test(one))) silent.push(`${heading}: ${told.join(" | ")}`);
  }
  expect(silent).toEqual([]);
  await page.getByText("Ingenting är sparat. Rätta raderna och läs igen.").waitFor();
  expect(await titles(page)).toEqual([]);
});

it("rows become drafts when told to, all at once; what is wrong is left, and the same table makes nothing twice", async ({
  portal,
}) => {
  const page = await portal("employer");
  await page.goto("/our/placements/import");
  const table = [
    "Titel;Yrke;Antal platser;Uppgifter",
    "Provplats plocka;Lagerarbetare;2;Plocka order|Vattna blommor",
    "Provplats städa;;många;",
    "Provplats klippa;;1;Klippa gräs",
  ].join("\n");
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "platser.csv", mimeType: "text/csv", buffer: Buffer.from(table) });
  await page.getByText("2 blir utkast. 1 behöver en ändring.").waitFor();
  expect(await titles(page)).toEqual([]);
  await page.getByRole("button", { name: "Gör 2 utkast" }).click();
  await page.getByRole("heading", { name: "2 utkast är sparade" }).waitFor();
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.contains(document.querySelector(".blank")) ?? false))
    .toBe(true);
  expect((await titles(page)).toSorted()).toEqual(["Provplats klippa", "Provplats plocka"]);

  await page.getByRole("link", { name: "Provplats plocka" }).click();
  await page.waitForURL(/\/our\/placements\/plc_\w+\/edit/);
  await page.goto("/our/placements/import");
  await pasted(page).fill(table);
  await read(page);
  await page.getByText("Ingen blir ett utkast än. 1 behöver en ändring. 2 finns redan.").waitFor();
});

it.for(["sv", "en"] as const)("the template in %s is taken in as it is downloaded", async (language, { portal }) => {
  const page = await portal("matcher", { language });
  const employers = await page.request.get("/api/v1/employers?standing=approved&limit=1");
  const { items } = (await employers.json()) as { items: { id: string }[] };
  await page.goto(`/placements/import?employer=${items[0]?.id}`);
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: language === "sv" ? "Hämta mallen" : "Get the template" }).click();
  const path = await (await coming).path();
  await page.locator("input[type=file]").setInputFiles(path);
  await page.getByText(language === "sv" ? "1 blir ett utkast." : "1 becomes a draft.").waitFor();
});
