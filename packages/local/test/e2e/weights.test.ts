import { expect } from "vitest";
import { browserTest as it } from "./visit.ts";

it("a lead changes what weighs most, sees at once who moves, and takes it back", async ({ portal }) => {
  const page = await portal("lead");
  await page.goto("/weights");
  const trials = page.getByRole("complementary", { name: "Så ändras listorna" });
  const moves = trials.getByRole("status");
  await trials.getByRole("combobox", { name: "Plats 3" }).waitFor();
  expect(await moves.allInnerTexts()).toEqual(Array(3).fill("Ingen flyttar sig."));

  const box = (name: string) => page.getByRole("textbox", { name, exact: true });
  await box("Intresse").fill("0");
  await page.getByText("20 kvar att fördela.").waitFor();
  await box("Väntan").fill("30");
  await page.getByText("Alla 100 är fördelade.").waitFor();
  // The arrows of the keyboard change a box by one.
  await box("Resa").press("ArrowDown");
  await box("Tid").press("ArrowUp");
  await trials
    .getByText(/räknas (mer|mindre), och där står personen/)
    .first()
    .waitFor();
  await trials
    .getByText(/\d+ av \d+ flyttar sig\./)
    .first()
    .waitFor();
  // A lead sees places in the list and reasons, and nobody.
  expect(await trials.innerText()).not.toMatch(/D-\d{4}/);

  const save = page.getByRole("button", { name: "Använd de här vikterna" });
  await save.click();
  await page.getByText("Skriv med några ord varför.").waitFor();
  await page.getByLabel("Varför ändrar du?").fill("De som väntat längst ska komma först.");
  await save.click();
  await page.getByText("Listorna ordnas nu med de nya vikterna.").waitFor();
  const history = page.getByRole("region", { name: "Så har det varit" });
  await history.getByText("De som väntat längst ska komma först.").waitFor();

  await history.getByRole("button", { name: "Ta tillbaka version 1" }).click();
  expect(await box("Intresse").inputValue()).toBe("20");
  await save.click();
  await history.getByText("Tillbaka till version 1.").waitFor();
});
