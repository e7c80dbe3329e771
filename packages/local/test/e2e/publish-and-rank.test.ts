import type { Page } from "playwright-core";
import { expect } from "vitest";
import { measureHand } from "./measured-hand.ts";
import { signIn } from "./sign-in.ts";
import { browserTest as it } from "./visit.ts";

interface Counts {
  eligible: number;
  askFirst: number;
  nearMisses: number;
}

/** How many people the list has in each of its three parts, as their heads say. */
async function countsOf(page: Page): Promise<Counts> {
  const count = async (tier: string): Promise<number> =>
    Number(await page.locator(`#tier-${tier} .count`).innerText({ timeout: 5_000 }));
  return {
    eligible: await count("eligible"),
    askFirst: await count("askFirst"),
    nearMisses: await count("nearMisses"),
  };
}

it("an employer publishes a warehouse place in 25 interactions and one text, and a matcher opens it to more", async ({
  portal,
  product,
}) => {
  const employer = await portal("stranger");
  await signIn(employer, product.origin, { ...product.people.employer, as: "employer" });
  await employer.getByRole("link", { name: "Ny plats" }).waitFor();

  const done = await measureHand(employer);
  const began = performance.now();
  await employer.getByRole("link", { name: "Ny plats" }).click();
  await employer.locator("label", { hasText: "Nordkajen 12, Karlskrona" }).click();
  await employer.getByRole("combobox", { name: "Vilket yrke liknar det mest?" }).pressSequentially("lager");
  await employer.getByRole("option", { name: /^Lagerarbetare/ }).click();
  await employer.getByRole("button", { name: "Fortsätt till uppgifterna" }).click();
  await employer.getByRole("button", { name: "Köra truck" }).click();
  await employer.getByRole("heading", { name: "Köra truck" }).waitFor();
  await employer.getByRole("button", { name: "Fortsätt till tiderna" }).click();
  await employer.getByRole("button", { name: "Fortsätt till stödet" }).click();
  const easing = employer.getByRole("group", { name: "Lättar mest här" }).locator("label");
  await easing.nth(0).click();
  await easing.nth(1).click();
  await employer.getByRole("button", { name: "Ta en sista titt" }).click();
  await employer.getByText("Kräver", { exact: false }).first().waitFor();
  await employer.getByRole("button", { name: "Publicera platsen" }).click();
  await employer.getByRole("heading", { level: 1, name: "Platsen är ute" }).waitFor();
  const seconds = (performance.now() - began) / 1000;
  const { interactions, typedInto } = await done();
  console.log(`published in ${interactions} interactions, one text, ${seconds.toFixed(1)} s of the machine`);
  expect(interactions).toBeLessThanOrEqual(25);
  expect(typedInto).toEqual(["Vilket yrke liknar det mest?"]);

  const placementId = /placements\/(plc_\w+)/.exec(employer.url())?.[1] ?? "";
  const { placement } = (await (await employer.request.get(`/api/v1/placements/${placementId}`)).json()) as {
    placement: { state: string; content: { adaptations: string[]; tasks: { requires: string[][] }[] } };
  };
  expect(placement.state).toBe("published");
  expect(placement.content.adaptations).toHaveLength(2);
  expect(placement.content.tasks.flatMap(({ requires }) => requires.flat()).join()).toContain("truck.");

  const matcher = await portal("matcher");
  await matcher.goto("/");
  await matcher.getByRole("navigation", { name: "Huvudmeny" }).getByRole("link", { name: "Platser" }).click();
  await matcher.locator(`a[href^="/places/${placementId}"]`).first().click();
  await matcher.locator("#tier-nearMisses").waitFor();
  const before = await countsOf(matcher);
  const head = (await matcher.locator(".tally b").allInnerTexts()).map(Number);
  expect(head).toEqual([before.eligible, before.askFirst, before.nearMisses]);
  for (const [tier, count] of [
    ["Passar", before.eligible],
    ["Fråga först", before.askFirst],
    ["Nästan", before.nearMisses],
  ] as const) {
    expect(count, tier).toBeGreaterThan(0);
    const part = matcher.getByRole("region", { name: new RegExp(`^${tier} `) });
    expect(await part.getByRole("heading").first().innerText()).toContain(String(count));
    const why = part.getByRole("listitem").first();
    expect(await why.innerText()).toMatch(
      tier === "Passar" ? /Passar:/ : tier === "Fråga först" ? /Fråga:/ : /Hindrar:/,
    );
  }

  const chip = matcher.getByRole("region", { name: "Så öppnas platsen för fler" }).locator("button.remedy").first();
  const growth = Number(/öppnar för (\d+) till/.exec(await chip.innerText())?.[1]);
  expect(growth).toBeGreaterThan(0);
  await chip.click();
  await matcher
    .getByRole("status")
    .getByText(/^Så blir listan med/)
    .waitFor();
  const previewed = await countsOf(matcher);
  expect(previewed.eligible + previewed.askFirst).toBe(before.eligible + before.askFirst + growth);

  await matcher.getByLabel("Vem hos arbetsgivaren sa ja?").fill("Robin Berg");
  await matcher.getByRole("button", { name: "Lägg till på platsen" }).click();
  await matcher.getByText(/^Tillagt på platsen: .* Robin Berg har sagt ja\.$/).waitFor();
  expect(await countsOf(matcher)).toEqual(previewed);
  await matcher.reload();
  await matcher.locator("#tier-nearMisses").waitFor();
  expect(await countsOf(matcher)).toEqual(previewed);
});

it("a person on the shortlist stays there, one passed over can be taken back", async ({ portal }) => {
  const page = await portal("matcher");
  await page.goto("/places?state=published");
  await page.locator('a[href^="/places/plc_"]').first().click();
  await page.getByRole("region", { name: /^Fråga först / }).waitFor();
  const kept = page.waitForResponse((response) => response.url().includes("/marks/"));
  await page.getByRole("button", { name: "Kortlista", exact: true }).click();
  await page.getByText("På kortlistan.").waitFor();
  // It shows before the server has heard of it.
  await kept;
  await page.reload();
  await page.getByText("På kortlistan.").waitFor();
  const row = page.locator(".ranking li.rank").first();
  await row.getByRole("button", { name: "Ångra" }).click();
  await row.getByRole("button", { name: "Ångra" }).waitFor({ state: "detached" });

  await row.getByRole("link").focus();
  await page.keyboard.press("p");
  await row.getByText("Förbigången").waitFor();
  await page.keyboard.press("p");
  await row.getByText("Förbigången").waitFor({ state: "detached" });
});
