import type { Page } from "playwright-core";
import { expect } from "vitest";
import { passDoor, signIn } from "./sign-in.ts";
import { browserTest as it } from "./visit.ts";

const title = (page: Page) => page.getByLabel("Vad ska platsen heta?");
const saved = (page: Page) => page.getByText(/^Sparat kl\./);

/** Begins a place with a title, and waits until the server has it. */
async function beginPlace(page: Page, name: string): Promise<void> {
  await page.goto("/our/placements/new/edit");
  await title(page).fill(name);
  await saved(page).waitFor();
  await page.waitForURL(/\/our\/placements\/plc_\w+\/edit/);
}

it("a session that ends in the middle of a place leads to the door and back to all that was typed", async ({
  portal,
  product,
}) => {
  const page = await portal("stranger");
  await signIn(page, product.origin, { ...product.people.employer, as: "employer" });
  await beginPlace(page, "Sortera returer");

  await page.context().clearCookies();
  await title(page).fill("Sortera returer på kajen");
  await page.getByText("Du har varit borta en stund. Allt är sparat. Logga in igen.").waitFor();
  await passDoor(page, { ...product.people.employer, as: "employer" });
  await page.waitForURL(/\/our\/placements\/plc_\w+\/edit/);
  await expect.poll(() => title(page).inputValue()).toBe("Sortera returer på kajen");
  await saved(page).waitFor();
  await page.reload();
  await expect.poll(() => title(page).inputValue()).toBe("Sortera returer på kajen");
});

it("without a network one writes on; what was written is sent when it is back", async ({ portal }) => {
  const page = await portal("employer");
  await beginPlace(page, "Räkna lager");

  await page.context().setOffline(true);
  await title(page).fill("Räkna lager om natten");
  await page.getByText("Sparat här. Skickas när nätet är tillbaka.").waitFor();
  await page.getByText(/^Fungerar utan nät\./).waitFor();
  await page.context().setOffline(false);
  await saved(page).waitFor();
  await page.reload();
  await expect.poll(() => title(page).inputValue()).toBe("Räkna lager om natten");
});

it("two windows with the same place: the later one sees both versions, and neither is lost", async ({ portal }) => {
  const one = await portal("employer");
  await beginPlace(one, "Packa");
  const other = await one.context().newPage();
  await other.goto(one.url());
  await expect.poll(() => title(other).inputValue()).toBe("Packa");

  await title(one).fill("Packa varor");
  await saved(one).waitFor();
  await expect.poll(async () => (await titlesOf(one)).at(0)).toBe("Packa varor");
  await title(other).fill("Packa lådor");
  await other.getByRole("heading", { name: "Någon annan har också ändrat platsen" }).waitFor();
  const versions = other.getByRole("table");
  expect(await versions.innerText()).toContain("Packa varor");
  expect(await versions.innerText()).toContain("Packa lådor");
  expect(await titlesOf(one)).toEqual(["Packa varor"]);
  await other.getByRole("button", { name: "Spara valen" }).click();
  await saved(other).waitFor();
  expect(await titlesOf(one)).toEqual(["Packa lådor"]);
});

/** The title that the server has of the place in a page. */
async function titlesOf(page: Page): Promise<string[]> {
  const id = /plc_\w+/.exec(page.url())?.[0] ?? "";
  const answer = await page.request.get(`/api/v1/placements/${id}`);
  const { placement } = (await answer.json()) as { placement: { content: { title: string } } };
  return [placement.content.title];
}
