import type { Browser, BrowserContext, Page } from "playwright-core";

export type Cookies = Awaited<ReturnType<BrowserContext["cookies"]>>;

/** Signs in at the real login, from the portal's door to the first page. Staff copy the code that the page shows. */
export async function signIn(
  page: Page,
  origin: string,
  { email, password, as }: { email: string; password: string; as: string },
): Promise<void> {
  await page.goto(`${origin}/sign-in`);
  await passDoor(page, { email, password, as });
}

/** The same for a page that stands at the door already. */
export async function passDoor(
  page: Page,
  { email, password, as }: { email: string; password: string; as: string },
): Promise<void> {
  const isEmployer = as === "employer";
  await page.getByRole("link", { name: isEmployer ? /^Arbetsgivare/ : /^Kommunens inloggning/ }).click();
  await page.getByLabel("E-post").fill(email);
  await page.getByLabel("Lösenord").fill(password);
  await page.getByRole("button", { name: "Logga in" }).click();
  if (!isEmployer) {
    const shown = await page.locator("b.digits").innerText();
    await page.getByLabel(/Kod, sex siffror/).fill(shown.replace(/\D/g, ""));
    await page.getByRole("button", { name: "Fortsätt" }).click();
  }
  await page.getByRole("banner").waitFor();
}

/** A one-time code for the first of a matcher's people, as the matcher hands it out. */
export async function handOutCode(
  context: BrowserContext,
  origin: string,
): Promise<{ participantId: string; code: string }> {
  const people = await context.request.get(`${origin}/api/v1/participants?limit=1`);
  const { items } = (await people.json()) as { items: { participant?: { id: string }; id?: string }[] };
  const participantId = items[0]?.participant?.id ?? items[0]?.id;
  if (participantId === undefined) throw new Error("the matcher works with nobody");
  const answer = await context.request.post(`${origin}/api/v1/participants/${participantId}/code`, {
    headers: { origin, "idempotency-key": crypto.randomUUID() },
  });
  const { code } = (await answer.json()) as { code: string };
  return { participantId, code };
}

/** Presses the code on the pad of pictures. */
export async function pressCode(page: Page, code: string): Promise<void> {
  for (const digit of code)
    await page
      .locator(".pad")
      .getByRole("button", { name: new RegExp(`^${digit}\\b`) })
      .click();
}

export async function signInWithCode(browser: Browser, origin: string, matcher: Cookies): Promise<Cookies> {
  const staff = await browser.newContext();
  await staff.addCookies(matcher);
  const { code } = await handOutCode(staff, origin);
  await staff.close();
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${origin}/sign-in`);
  await pressCode(page, code);
  await page.getByRole("banner").waitFor();
  const cookies = await context.cookies();
  await context.close();
  return cookies;
}
