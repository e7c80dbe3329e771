import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { peopleIn } from "../../src/data-folder.ts";
import { signIn } from "./sign-in.ts";
import { openContext } from "./visit-context.ts";
import { browserTest as it } from "./visit.ts";

it("a neighbour's matcher who guesses addresses of Karlskrona finds no page there", async ({
  portal,
  product,
  browser,
}) => {
  const own = await openContext(browser, product, "matcher", {});
  const idOf = async (path: string): Promise<string> => {
    const answer = (await (await own.request.get(`/api/v1${path}`)).json()) as { items: { id: string }[] };
    return answer.items[0]?.id ?? "none";
  };
  const guesses = [
    `/places/${await idOf("/placements?state=published")}`,
    `/people/${await idOf("/participants?limit=1")}`,
    `/employers/${await idOf("/employers?limit=1")}`,
  ];
  await own.close();

  const page = await portal("neighbour");
  for (const guess of guesses) {
    expect(guess).toMatch(/_[0-9A-Z]{26}$/);
    await page.goto(guess);
    await page.getByRole("heading", { level: 1, name: "Här finns ingen sida" }).waitFor();
  }
  await page.goto("/places");
  await page.getByRole("heading", { level: 1, name: "Platser" }).waitFor();
  expect(await page.getByRole("main").innerText()).not.toContain("Nordkajens Lager");
});

it("a page of another role says whom it is for, not what is on it", async ({ portal }) => {
  const page = await portal("employer");
  for (const address of ["/people", "/places", "/members"]) {
    await page.goto(address);
    await page.getByRole("heading", { level: 1, name: "Den här sidan är för någon annan" }).waitFor();
  }
});

it("a member whose membership an administrator ends is out at the next click", async ({ portal, product }) => {
  // One whom no other test visits as.
  const [, member] = peopleIn(product.folder).filter(
    ({ role, tenant }) => role === "employer" && tenant === "Karlskrona",
  );
  if (member?.password === undefined) throw new Error("the demo has no second employer's member with a password");
  const { name, email, password } = member;
  const revoked = await portal("stranger");
  await signIn(revoked, product.origin, { email, password, as: "employer" });
  const menu = revoked.getByRole("navigation", { name: "Huvudmeny" });
  await menu.getByRole("link", { name: "Våra arbetsplatser" }).click();
  await revoked.getByRole("heading", { level: 1 }).waitFor();

  const admin = await portal("admin");
  await admin.goto("/members");
  await admin.getByRole("button", { name: `Avsluta ${name}` }).click();
  const sure = admin.getByRole("button", { name: `Avsluta ${name}` }).last();
  await admin.getByText(`Vill du avsluta ${name}?`).waitFor();
  await sure.click();
  await admin.getByText(`Vill du avsluta ${name}?`).waitFor({ state: "detached" });

  await menu.getByRole("link", { name: "Om oss" }).click();
  await revoked.waitForURL(/\/sign-in/);
});

it(
  "a new employer tells about itself, is approved, and comes in by its mail",
  { timeout: 150_000 },
  async ({ portal, product }) => {
    const email = "stina@sjobodens.example";
    const stranger = await portal("stranger");
    await stranger.goto("/sign-in");
    await stranger.getByRole("link", { name: "Berätta om er" }).click();
    await stranger.getByLabel("Vilken kommun är ni i?").selectOption({ label: "Karlskrona" });
    await stranger.getByLabel("Vad heter ni?").fill("Sjöbodens Rökeri");
    await stranger.getByLabel("Organisationsnummer").fill("556703-7485");
    await stranger.getByLabel("Vad heter du?").fill("Stina Alm");
    await stranger.getByLabel("Din e-post").fill(email);
    await stranger.getByRole("button", { name: "Skicka till kommunen" }).click();
    await stranger.getByRole("heading", { name: "Tack. Vi har fått det." }).waitFor();

    const staff = await portal("lead");
    await staff.goto("/employers?standing=registered");
    await staff.getByRole("link", { name: /Sjöbodens Rökeri/ }).click();
    await staff.getByRole("heading", { level: 1, name: "Sjöbodens Rökeri" }).waitFor();
    const decision = staff.locator("form.decision");
    await decision.locator("label", { hasText: /^Ja$/ }).first().click();
    await decision.getByLabel("Vem går i god för dem?").fill("Maria Ek");
    await decision.getByRole("group", { name: "Har någon hälsat på?" }).locator("label", { hasText: /^Ja$/ }).click();
    await decision.getByRole("button", { name: "Godkänn Sjöbodens Rökeri" }).click();
    await staff.getByText("Maria Ek går i god för dem.").waitFor();

    // The mail is taken in the mailbox that every start of the product has; its link leads to a password of one's own.
    await expect
      .poll(() => linkIn(mailsTo(product.folder, email)), { timeout: 90_000, interval: 500 })
      .toContain(product.origin);
    const password = "rökt sik och potatis";
    await stranger.goto(linkIn(mailsTo(product.folder, email)) ?? "");
    await stranger.getByLabel("Nytt lösenord").fill(password);
    await stranger.getByRole("button", { name: "Spara lösenordet" }).click();
    await stranger
      .getByRole("heading", { name: "Lösenordet" })
      .or(stranger.getByText("Ditt lösenord är sparat."))
      .first()
      .waitFor();
    await signIn(stranger, product.origin, { email, password, as: "employer" });
    await stranger.waitForURL("**/our/placements");
    await stranger.getByRole("link", { name: "Beskriv arbetsplatsen" }).waitFor();
  },
);

const linkIn = (mails: readonly string[]): string | undefined =>
  mails
    .map(
      (mail) => /http:\/\/localhost:\d+\/local-idp\/\S+/.exec(mail.replaceAll("=\r\n", "").replaceAll("=3D", "="))?.[0],
    )
    .find(Boolean);

/** The mails that the product has sent to an address, as they lie in its mailbox. */
function mailsTo(folder: string, email: string): string[] {
  const mailbox = join(folder, "mail");
  return readdirSync(mailbox)
    .map((name) => readFileSync(join(mailbox, name), "utf8"))
    .filter((mail) => mail.includes(email));
}
