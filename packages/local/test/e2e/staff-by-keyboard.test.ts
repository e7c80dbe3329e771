import { expect } from "vitest";
import { focused, tabTo } from "./keyboard.ts";
import { handOutCode } from "./sign-in.ts";
import { openContext } from "./visit-context.ts";
import { browserTest as it } from "./visit.ts";

it("staff sign in with the keyboard alone, second factor and all", async ({ portal, product }) => {
  const { email, password } = product.people.lead;
  const page = await portal("stranger");
  await page.goto("/sign-in");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await tabTo(page, /^Kommunens inloggning/);
  await page.keyboard.press("Enter");
  await page.getByLabel("E-post").waitFor();
  await tabTo(page, /^E-post/, 10);
  await page.keyboard.type(email);
  await tabTo(page, /Lösenord/, 3);
  await page.keyboard.type(password);
  await page.keyboard.press("Enter");
  const shown = await page.locator("b.digits").innerText();
  await tabTo(page, /Kod, sex siffror/, 10);
  await page.keyboard.type(shown.replace(/\D/g, ""));
  await page.keyboard.press("Enter");
  await page.getByRole("banner").waitFor();
});

it("a participant types the code of the paper, changes the language and leaves, with the keyboard alone", async ({
  portal,
  browser,
  product,
}) => {
  const matcher = await openContext(browser, product, "matcher", {});
  const { code } = await handOutCode(matcher, product.origin);
  await matcher.close();
  const page = await portal("stranger");
  await page.goto("/sign-in");
  await page.getByRole("heading", { name: "Skriv koden på ditt papper" }).waitFor();
  await page.keyboard.type(code);
  await page.waitForURL("**/my-steps");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.waitForLoadState("networkidle");
  await tabTo(page, /^(Svenska|Lätt svenska|English)$/);
  for (let presses = 0; presses < 2 && (await focused(page)).name !== "English"; presses += 1)
    await page.keyboard.press("ArrowRight");
  await expect.poll(() => page.locator("html").getAttribute("lang")).toBe("en");
  await tabTo(page, /^Sign out$/, 5);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/sign-in");
});

it("a list of people comes in with the keyboard alone", async ({ portal }) => {
  const page = await portal("matcher");
  await page.goto("/people/import");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await tabTo(page, /fil/i);
  const chooser = page.waitForEvent("filechooser");
  await page.keyboard.press("Enter");
  const rows =
    "Förnamn;Efternamn;Födelsedatum;Kön;Kontaktväg;Telefon;Språk\r\nSaga;Tangent;1990-03-04;kvinna;sms;070-174 06 05;svenska";
  await (await chooser).setFiles({ name: "deltagare.csv", mimeType: "text/csv", buffer: Buffer.from(rows) });
  await page.getByText(/^1 rad läst/).waitFor();
  await tabTo(page, /^Läs in den som är klar$/);
  await page.keyboard.press("Enter");
  await page.getByText("1 person är inläst").waitFor();
});

it("an employer is approved with the keyboard alone", async ({ portal }) => {
  const page = await portal("lead");
  await page.goto("/employers?standing=registered");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.locator('main a[href^="/employers/emp_"]').first().focus();
  await page.keyboard.press("Enter");
  await page.locator("#employer-standing").waitFor();
  await tabTo(page, /^Ja$/);
  await page.keyboard.press("Space");
  await tabTo(page, /^Vem går i god/, 3);
  await page.keyboard.type("Eva Modig");
  await tabTo(page, /^(Ja|Nej, inte än)$/, 3);
  await page.keyboard.press("Space");
  await tabTo(page, /^Godkänn /, 3);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Godkänd" }).waitFor();
});

it("a colleague is invited with the keyboard alone", async ({ portal }) => {
  const page = await portal("admin");
  await page.goto("/members");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await tabTo(page, /^Bjud in någon/);
  await page.keyboard.press("Enter");
  await tabTo(page, /^Namn/);
  await page.keyboard.type("Tyra Tangent");
  await tabTo(page, /^E-post på jobbet/, 3);
  await page.keyboard.type("tyra.tangent@karlskrona.example");
  await tabTo(page, /^(Job)?[Mm]atchare/, 3);
  await page.keyboard.press("Space");
  await tabTo(page, /^Skicka inbjudan$/, 3);
  await page.keyboard.press("Enter");
  await page.getByText("Ett mejl är på väg till tyra.tangent@karlskrona.example.").waitFor();
});

it("a workplace is changed with the keyboard alone", async ({ portal, product }) => {
  const { workplaceId } = product.things;
  const page = await portal("employer");
  await page.goto(`/our/workplaces/${workplaceId}`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await tabTo(page, /^Hur kommer man in/);
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("Ringklockan vid porten");
  await tabTo(page, /^Spara ändringarna$/, 200);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/our/workplaces*");
  await page.goto(`/our/workplaces/${workplaceId}`);
  await expect.poll(() => page.getByLabel("Hur kommer man in").inputValue()).toBe("Ringklockan vid porten");
});

it("the doors of a person are read with the keyboard alone, and lead to a place", async ({ portal, product }) => {
  const { participantId } = product.things;
  const page = await portal("matcher");
  await page.goto(`/people/${participantId}`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await tabTo(page, /^Platser/);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/places");
  await page.locator('main a[href^="/places/plc_"]').first().waitFor();
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(() => document.activeElement?.getAttribute("href")?.startsWith("/places/plc_"))) break;
  }
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/places\/plc_/);
});
