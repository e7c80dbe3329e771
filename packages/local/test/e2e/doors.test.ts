import { expect } from "vitest";
import { handOutCode, passDoor, pressCode, signIn } from "./sign-in.ts";
import { openContext } from "./visit-context.ts";
import { browserTest as it } from "./visit.ts";

it("a stranger is sent to the door, and comes back to the page after signing in", async ({ portal, product }) => {
  const page = await portal("stranger");
  await page.goto("/our/workplaces");
  await page.waitForURL(/\/sign-in\?to=/);
  await passDoor(page, { ...product.people.employer, as: "employer" });
  await page.waitForURL("**/our/workplaces");
});

it("a participant comes in with the pictures of a one-time code, which then opens nothing more", async ({
  portal,
  product,
  browser,
}) => {
  const matcher = await openContext(browser, product, "matcher", {});
  const { code } = await handOutCode(matcher, product.origin);
  await matcher.close();

  const page = await portal("stranger", { viewport: { width: 390, height: 844 } });
  await page.goto("/sign-in");
  await pressCode(page, code);
  await page.waitForURL("**/my-steps");

  const another = await portal("stranger");
  await another.goto("/sign-in");
  await another.getByRole("heading", { name: "Skriv koden på ditt papper" }).waitFor();
  await another.keyboard.type(code);
  await another.getByText("Koden stämmer inte. Titta på papperet och försök igen.").waitFor();
});

it("whoever signs out is out, and the browser's way back leads to the door", async ({ portal, product }) => {
  const page = await portal("stranger");
  await signIn(page, product.origin, { ...product.people.lead, as: "lead" });
  await page.getByRole("button", { name: product.people.lead.name }).click();
  await page.getByRole("button", { name: "Logga ut" }).click();
  await page.getByRole("heading", { name: "Skriv koden på ditt papper" }).waitFor();
  await page.goBack();
  await page.reload();
  await page.waitForURL(/\/sign-in/);
  expect((await page.request.get("/api/v1/session")).status()).toBe(401);
});
