import type { Page } from "playwright-core";
import { expect } from "vitest";
import { focused, tabTo } from "./keyboard.ts";
import { browserTest as it } from "./visit.ts";

const headingHasFocus = async (page: Page, name: string): Promise<void> => {
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.tagName + ":" + document.activeElement?.textContent))
    .toBe(`H1:${name}`);
};

it(
  "an employer publishes a place with the keyboard alone, and sees where the focus is",
  { timeout: 120_000 },
  async ({ portal }) => {
    const page = await portal("employer");
    await page.goto("/our/placements");
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.keyboard.press("Tab");
    expect((await focused(page)).name).toBe("Hoppa till innehållet");
    await page.keyboard.press("Enter");
    await tabTo(page, /^Ny plats$/);
    await page.keyboard.press("Enter");
    await page.waitForURL("**/our/placements/new/edit*");
    await page.waitForLoadState("networkidle");
    await headingHasFocus(page, "Var är arbetet?");
    await tabTo(page, /^Nordkajens Lager/);
    await page.keyboard.press("Space");
    await tabTo(page, /Vilket yrke liknar det mest/);
    await page.keyboard.type("lager");
    await page.getByRole("option", { name: /^Lagerarbetare/ }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await tabTo(page, /^Fortsätt till uppgifterna$/);
    await page.keyboard.press("Enter");
    await headingHasFocus(page, "Vad ska göras?");
    await tabTo(page, /^Fortsätt till tiderna$/);
    await page.keyboard.press("Enter");
    await headingHasFocus(page, "När är arbetet?");
    await tabTo(page, /^Fortsätt till stödet$/);
    await page.keyboard.press("Enter");
    await headingHasFocus(page, "Vad kan ni göra lättare?");
    await tabTo(page, /^Fler pauser/);
    await page.keyboard.press("Space");
    await tabTo(page, /^Ta en sista titt$/);
    await page.keyboard.press("Enter");
    await headingHasFocus(page, "Så här ser platsen ut");
    await tabTo(page, /^Publicera platsen$/);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Platsen är ute" }).waitFor();
  },
);

it("a matcher goes through the ranking with the keyboard alone: from row to row, to the sheet and back", async ({
  portal,
}) => {
  const page = await portal("matcher");
  await page.goto("/places?state=published");
  await page.locator('a[href^="/places/plc_"]').first().focus();
  await page.keyboard.press("Enter");
  await page.locator("#tier-nearMisses").waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe("H1");
  const rowAt = (): Promise<string> => page.evaluate(() => document.activeElement?.id ?? "");
  for (let presses = 0; presses < 40 && !(await rowAt()).startsWith("row-"); presses += 1)
    await page.keyboard.press("Tab");
  const first = await rowAt();
  expect(first).toMatch(/^row-/);
  await page.keyboard.press("j");
  const second = await rowAt();
  expect(second).not.toBe(first);
  expect((await focused(page)).visible).toBe(true);
  await page.keyboard.press("s");
  await page
    .locator(".ranking li.rank", { has: page.locator(`#${second}`) })
    .getByText("På kortlistan")
    .waitFor();
  await page.keyboard.press("s");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("fit-title");
  await page.keyboard.press("Escape");
  await expect.poll(rowAt).toBe(second);
  await page.keyboard.press("k");
  expect(await rowAt()).toBe(first);
});

it("one signs in as an employer with the keyboard alone", async ({ portal, product }) => {
  const page = await portal("stranger");
  await page.goto("/sign-in");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await tabTo(page, /^Arbetsgivare/);
  await page.keyboard.press("Enter");
  await page.getByLabel("E-post").waitFor();
  await page.getByLabel("E-post").focus();
  await page.keyboard.type(product.people.employer.email);
  await tabTo(page, /Lösenord/, 5);
  await page.keyboard.type(product.people.employer.password);
  await page.keyboard.press("Enter");
  await page.getByRole("banner").waitFor();
});

it("the week of a profile is one stop of Tab, and is filled in with arrows and Space", async ({ portal, product }) => {
  const { participantId } = product.things;
  const page = await portal("matcher");
  await page.goto(`/people/${participantId}`);
  const week = page.getByRole("grid");
  await week.waitFor();
  await week.locator("[tabindex='0']").focus();
  const cell = () =>
    page.evaluate(() => {
      const { day, hour, v } = (document.activeElement as HTMLElement).dataset;
      return { day, hour, v };
    });
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  const before = await cell();
  expect(before).toMatchObject({ day: "1", hour: "1" });
  expect((await focused(page)).visible).toBe(true);
  await page.keyboard.press("Space");
  await expect.poll(async () => (await cell()).v).not.toBe(before.v);
  await page.keyboard.press("Tab");
  expect(await week.evaluate((grid) => grid.contains(document.activeElement))).toBe(false);
  await page.keyboard.press("Shift+Tab");
  expect(await cell()).toMatchObject({ day: "1", hour: "1" });
});

it("a table of places becomes drafts with the keyboard alone; what came of it has the focus", async ({ portal }) => {
  const page = await portal("employer");
  await page.goto("/our/placements/import");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await tabTo(page, /^Annonsen eller tabellen/);
  await page.keyboard.insertText("Titel;Antal platser\nTangentplats;1\n");
  await tabTo(page, /^Läs$/, 3);
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Gör utkastet" }).waitFor();
  await tabTo(page, /^Gör utkastet$/, 5);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "1 utkast är sparat" }).waitFor();
  await tabTo(page, /^Till våra platser$/, 3);
  await page.keyboard.press("Enter");
  await headingHasFocus(page, "Våra platser");
});

it("a question that must be decided now gives the focus back to where it was asked", async ({ portal, product }) => {
  const { placementId } = product.things;
  const page = await portal("employer");
  await page.goto(`/our/placements/${placementId}`);
  const end = page.getByRole("button", { name: "Avsluta platsen" });
  await end.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  for (let presses = 0; presses < 6; presses += 1) {
    await page.keyboard.press("Tab");
    const where = await page.evaluate(() => document.activeElement?.closest("dialog") !== null);
    expect(where || (await page.evaluate(() => document.activeElement === document.body))).toBe(true);
  }
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  await expect.poll(() => end.evaluate((button) => button === document.activeElement)).toBe(true);
});
