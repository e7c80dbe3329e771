import { expect } from "vitest";
import { browserTest as it } from "./visit.ts";

const header = "förnamn;efternamn;födelsedatum;kön;kanal;telefon;e-post;språk";

it("a list of people: wrong rows say what to write instead, the ready ones come in, and only when told to", async ({
  portal,
}) => {
  const page = await portal("matcher");
  await page.goto("/people/import");
  const rows = [
    "Nadia;Provrad;1990-03-04;kvinna;sms;070-174 06 05;;sv",
    "Omar;Provrad;den tredje mars;man;sms;070-174 06 06;;sv",
    ";Provrad;1991-01-02;kvinna;sms;070-174 06 07;;sv",
    "Petra;Provrad;2031-01-02;kvinna;sms;070-174 06 08;;sv",
    "Rolf;Provrad;1985-05-06;gubbe;sms;070-174 06 09;;sv",
    "Sara;Provrad;1985-05-06;kvinna;brevduva;070-174 06 10;;sv",
    "Tove;Provrad;1985-05-06;kvinna;sms;ring mig;;sv",
  ];
  const file = { name: "deltagare.csv", mimeType: "text/csv", buffer: Buffer.from([header, ...rows].join("\r\n")) };
  await page.locator("input[type=file]").setInputFiles(file);
  await page.getByText(/^7 rader lästa\. 1 går att läsa in, 6 behöv/).waitFor();
  const wrong = page.getByRole("main");
  for (const [row, column] of [
    [3, "födelsedatum"],
    [4, "förnamn"],
    [5, "födelsedatum"],
    [6, "kön"],
    [7, "kanal"],
    [8, "telefon"],
  ] as const) {
    const line = wrong.getByRole("row").filter({ hasText: new RegExp(`^\\D*${row}\\D`) }).filter({ hasText: new RegExp(column, "i") });
    expect(await line.count(), `row ${row} names ${column}`).toBeGreaterThan(0);
    expect(await line.first().innerText(), `row ${row} says what to do`).toMatch(/[Ss]kriv|[Vv]älj/);
  }
  const people = async (): Promise<number> => {
    const answer = await page.request.get("/api/v1/participants?q=Provrad");
    return ((await answer.json()) as { items: unknown[] }).items.length;
  };
  expect(await people()).toBe(0);
  await page.getByRole("button", { name: "Läs in den som är klar" }).click();
  await page.getByText("1 person är inläst").waitFor();
  expect(await people()).toBe(1);
});
