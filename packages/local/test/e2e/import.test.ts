import { expect } from "vitest";
import { browserTest as it } from "./visit.ts";

const header = "Förnamn;Efternamn;Födelsedatum;Kön;Kontaktväg;Telefon;Språk";

it("a list of people: wrong rows say what to write instead, the ready ones come in, and only when told to", async ({
  portal,
}) => {
  const page = await portal("matcher");
  await page.goto("/people/import");
  const rows = [
    "Nadia;Provrad;1990-03-04;kvinna;sms;070-174 06 05;svenska",
    "Omar;Provrad;den tredje mars;man;sms;070-174 06 06;svenska",
    ";Provrad;1991-01-02;kvinna;sms;070-174 06 07;svenska",
    "Petra;Provrad;2031-01-02;kvinna;sms;070-174 06 08;svenska",
    "Rolf;Provrad;1985-05-06;gubbe;sms;070-174 06 09;svenska",
    "Sara;Provrad;1985-05-06;kvinna;brevduva;070-174 06 10;svenska",
    "Tove;Provrad;1985-05-06;kvinna;sms;ring mig;svenska",
  ];
  const file = { name: "deltagare.csv", mimeType: "text/csv", buffer: Buffer.from([header, ...rows].join("\r\n")) };
  await page.locator("input[type=file]").setInputFiles(file);
  await page.getByText(/^7 rader lästa\. 1 går att läsa in, 6 behöver en ändring/).waitFor();
  const wrong = page.getByRole("main");
  for (const [row, column] of [
    [3, "födelsedatum"],
    [4, "förnamn"],
    [5, "födelsedatum"],
    [6, "kön"],
    [7, "kontaktväg"],
    [8, "telefon"],
  ] as const) {
    const line = wrong
      .getByRole("row")
      .filter({ hasText: new RegExp(`^\\D*${row}\\D`) })
      .filter({ hasText: new RegExp(column, "i") });
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

it("the template is read as it is downloaded, without a fault", async ({ portal }) => {
  const page = await portal("matcher");
  await page.goto("/people/import");
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: "Hämta mallen" }).click();
  await page.locator("input[type=file]").setInputFiles(await (await coming).path());
  await page.getByText(/^1 rad läst\. 1 går att läsa in, 0 behöver en ändring/).waitFor();
});
