import type { Page } from "playwright-core";
import { expect } from "vitest";
import { passDoor, signIn } from "./sign-in.ts";
import { browserTest as it } from "./visit.ts";

const holds = (page: Page, label: string | RegExp, text: string) =>
  expect.poll(() => page.getByLabel(label).first().inputValue()).toBe(text);

it("a registration is there after a reload, and gone when it is sent or the tab is closed", async ({ portal }) => {
  const page = await portal("stranger");
  await page.goto("/register");
  const name = page.locator("#registration-name");
  await name.fill("Glasbruket i Rödeby AB");
  await page.reload();
  await expect.poll(() => name.inputValue()).toBe("Glasbruket i Rödeby AB");
  const another = await page.context().newPage();
  await another.goto("/register");
  await another.getByRole("heading", { level: 1 }).waitFor();
  expect(await another.locator("#registration-name").inputValue()).toBe("");
});

it("a new employer and a change of one are there after a reload, for whoever wrote them", async ({ portal }) => {
  const matcher = await portal("matcher");
  await matcher.goto("/employers/new");
  await matcher.locator("#employer-name").fill("Glasbruket i Rödeby AB");
  await matcher.reload();
  await expect.poll(() => matcher.locator("#employer-name").inputValue()).toBe("Glasbruket i Rödeby AB");

  const employer = await portal("employer");
  await employer.goto("/our/about?change=true");
  await employer.locator("#employer-about").fill("Vi packar och skickar.");
  await employer.reload();
  await expect.poll(() => employer.locator("#employer-about").inputValue()).toBe("Vi packar och skickar.");
  await employer.getByRole("button", { name: "Avbryt" }).click();
  await employer.goto("/our/about?change=true");
  await expect.poll(() => employer.locator("#employer-about").inputValue()).not.toBe("Vi packar och skickar.");
});

it("a session that ends in the middle of a workplace leads to the door and back to all that was typed", async ({
  portal,
  product,
}) => {
  const page = await portal("stranger");
  await signIn(page, product.origin, { ...product.people.employer, as: "employer" });
  await page.goto("/our/workplaces/new");
  await page.getByLabel("Vad heter arbetsplatsen?").fill("Lagret vid kajen");
  await page.getByLabel("Gatuadress").fill("Kajen 7");
  await page.getByLabel("Ort", { exact: true }).selectOption("Karlskrona");
  await page.context().clearCookies();
  await page.getByRole("button", { name: "Spara arbetsplatsen" }).click();
  await page.getByText("Du har varit borta en stund. Allt är sparat. Logga in igen.").waitFor();
  await passDoor(page, { ...product.people.employer, as: "employer" });
  await page.waitForURL("**/our/workplaces/new");
  await holds(page, "Vad heter arbetsplatsen?", "Lagret vid kajen");
  await holds(page, "Gatuadress", "Kajen 7");
});

it("signing out leaves nothing of what was written on the device", async ({ portal, product }) => {
  const page = await portal("stranger");
  await signIn(page, product.origin, { ...product.people.employer, as: "employer" });
  await page.goto("/our/workplaces/new");
  await page.getByLabel("Vad heter arbetsplatsen?").fill("Lagret vid kajen");
  const kept = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("passa:draft:")));
  expect(await kept()).toHaveLength(1);
  await page.locator(".bar .me").click();
  await page.getByRole("button", { name: "Logga ut" }).click();
  await page.waitForURL("**/sign-in");
  expect(await kept()).toEqual([]);
});
