import { expect } from "vitest";
import { browserTest as it } from "./visit.ts";

it("a matcher opens this week's calls, and answers one with what the employer said yes to", async ({ portal }) => {
  const page = await portal("matcher");
  await page.goto("/calls");
  const title = await page.getByRole("heading", { level: 1 }).innerText();
  expect(title).toMatch(/samtal ger (en|\d+) person/);
  const first = page.getByRole("region", { name: "Veckans samtal" }).getByRole("listitem").first();
  await first.getByRole("link", { name: /^Ring / }).waitFor();
  await first
    .getByText(/får sin första plats/)
    .first()
    .waitFor();

  await first
    .getByRole("link", { name: /^De sa ja till/ })
    .first()
    .click();
  // The list as it will be, where whoever said yes is written down.
  await page.getByLabel("Vem hos arbetsgivaren sa ja?").waitFor();
  expect(page.url()).toMatch(/\/places\/plc_\w+\?with=/);
});

it("a lead sees the same calls in numbers, and nobody", async ({ portal }) => {
  const page = await portal("lead");
  await page.goto("/calls");
  await page.getByRole("region", { name: "Läget i siffror" }).waitFor();
  const read = await page.locator("main").innerText();
  expect(read).not.toMatch(/D-\d{4}/);
  expect(read).not.toMatch(/\b[1-4] personer får sin/);
  expect(await page.getByRole("link", { name: /^De sa ja/ }).count()).toBe(0);
});
