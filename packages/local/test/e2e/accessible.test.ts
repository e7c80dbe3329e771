// Every page of the portal × what it can be in × language × theme, against the rules of WCAG 2.2 A and AA that axe knows.
import type * as Axe from "axe-core";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page, Route } from "playwright-core";
import { afterAll, expect } from "vitest";
import { pages, type State, states } from "./pages.ts";
import type { Product } from "./product.setup.ts";
import { openContext } from "./visit-context.ts";
import { browserTest as it, watch } from "./visit.ts";

const languages = ["sv", "en"] as const;
const themes = ["light", "dark"] as const;
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** Rules whose outcome another theme can change. */
const rulesOfColour = ["color-contrast", "link-in-text-block"];

/**
 * The short form looks at every page in every state in the language and the theme whose turn it is, and at the full page
 * in the other theme too. The long form, `PASSA_AXE=all`, looks at every language and theme in every state.
 */
const everything = process.env["PASSA_AXE"] === "all";

interface Look {
  theme: "light" | "dark";
  /** What axe is asked: everything once a page, and after it what another theme can change. */
  rules: Axe.RunOnly;
}

/** How a page in a state is looked at in a language; not at all where it is another's turn. */
function looksAt(page: number, state: State, language: number): Look[] {
  const turn = page + states.indexOf(state);
  if (!everything && turn % languages.length !== language) return [];
  const [first, second] = Math.floor(turn / languages.length) % 2 === 0 ? themes : themes.toReversed();
  const whole: Look = { theme: first, rules: { type: "tag", values: tags } };
  const colours: Look = { theme: second, rules: { type: "rule", values: rulesOfColour } };
  return everything || state === "full" ? [whole, colours] : [whole];
}

let checked = 0;
afterAll(() => console.log(`axe looked at ${checked} pages × states × languages × themes`));

it("every route of the running portal has its entry in the table of pages, and the other way round", async ({
  portal,
}) => {
  const page = await portal("stranger");
  await page.goto("/sign-in");
  await page.getByRole("heading", { level: 1 }).waitFor();
  const leaves = await page.evaluate(() => {
    interface AnyRoute {
      id: string;
      children?: readonly AnyRoute[];
      options: { component?: unknown };
    }
    const { routesById } = (globalThis as unknown as { __TSR_ROUTER__: { routesById: Record<string, AnyRoute> } })
      .__TSR_ROUTER__;
    return Object.values(routesById)
      .filter(({ children, options }) => !children?.length && options.component)
      .map(({ id }) => id);
  });
  expect(leaves.toSorted()).toEqual(Object.keys(pages).toSorted());
});

for (const [number, [id, { as, at, never = {} }]] of Object.entries(pages).entries()) {
  it.concurrent(
    `${id} has no axe violation in any state, light or dark, in Swedish or in English`,
    { timeout: 300_000 },
    async ({ browser, product }) => {
      const things = product.things;
      const wrong: string[] = [];
      for (const [turn, language] of languages.entries()) {
        // Answers are made up here, and a service worker of the page would stand between.
        const context = await openContext(browser, product, as, { language, context: { serviceWorkers: "block" } });
        // One window for all states: a new one for each would take twice the time.
        const page = await context.newPage();
        const now: { state: State; asked: Set<string>; faults: string[]; serverFails: boolean } = {
          state: "full",
          asked: new Set(),
          faults: [],
          serverFails: false,
        };
        watch(page, now.faults, now);
        await answerAsTheStateWants(page, now, product);
        for (const state of states) {
          const looks = never[state] === undefined ? looksAt(number, state, turn) : [];
          if (looks.length === 0) continue;
          Object.assign(now, { state, serverFails: state === "error" });
          now.asked.clear();
          await page.goto(at(things));
          const reached = await reach(page, state).then(
            () => true,
            () => false,
          );
          if (!reached)
            wrong.push(`${language} ${state}: never shown. ${await page.locator("body").innerText()}`.slice(0, 400));
          await page.evaluate(axe);
          for (const { theme, rules } of looks) {
            await page.emulateMedia({ colorScheme: theme });
            await page.evaluate((chosen) => (document.documentElement.dataset["theme"] = chosen), theme);
            const { violations } = await page.evaluate(
              (runOnly) =>
                (globalThis as unknown as { axe: typeof Axe }).axe.run({ runOnly, resultTypes: ["violations"] }),
              rules,
            );
            checked += 1;
            for (const { id: rule, nodes } of violations)
              wrong.push(
                `${language} ${state} ${theme}: ${rule} at ${nodes
                  .map(({ target, failureSummary }) => `${String(target)} ${failureSummary ?? ""}`)
                  .slice(0, 2)
                  .join("; ")}`,
              );
          }
          if (state === "full" && never.loading !== undefined && now.asked.size > 0)
            wrong.push(`it is said to ask for nothing, and asks for ${[...now.asked].join(", ")}`);
          // What a page keeps for a loss of the network would hide the next state.
          await page.evaluate(() => localStorage.clear());
        }
        wrong.push(...now.faults);
        await context.close();
      }
      expect(wrong).toEqual([]);
    },
  );
}

/** What a page needs before it can be in any state: who is there, and words. */
const always = /\/api\/v1\/(session|vocabulary|localities)$/;

/** Makes the API answer as the state of now wants, and notes what the page has asked for. */
async function answerAsTheStateWants(
  page: Page,
  now: { state: State; asked: Set<string> },
  { origin }: Product,
): Promise<void> {
  await page.route(`${origin}/api/v1/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (always.test(pathname)) return route.continue();
    now.asked.add(pathname);
    if (now.state === "full") return route.continue();
    if (now.state === "loading") return undefined;
    if (now.state === "error") return problem(route, 500, "internal");
    if (now.state === "refused") return problem(route, 403, "forbidden");
    const response = await route.fetch();
    return route.fulfill({ response, json: emptied(await response.json()) });
  });
}

const problem = (route: Route, status: number, code: string): Promise<void> =>
  route.fulfill({
    status,
    contentType: "application/problem+json",
    body: JSON.stringify({ type: `/api/docs#${code}`, title: code, status, code, requestId: "req_test" }),
  });

/** The same answer with nothing in its lists and nothing counted. */
function emptied(answer: unknown): unknown {
  if (typeof answer !== "object" || answer === null || Array.isArray(answer)) return answer;
  const lists = new Set(["items", "eligible", "askFirst", "nearMisses", "remedies", "bundle", "places", "answers"]);
  return Object.fromEntries(
    Object.entries(answer).map(([key, value]) => {
      if (Array.isArray(value) && lists.has(key)) return [key, []];
      if (typeof value === "number" && key !== "version") return [key, 0];
      if (key === "counts") return [key, emptied(value)];
      return [key, value];
    }),
  );
}

/** Waits until the state is what one sees. */
async function reach(page: Page, state: State): Promise<void> {
  const timeout = 15_000;
  if (state === "loading")
    return page.locator(".skel, [aria-busy=true], [role=status]").first().waitFor({ state: "attached", timeout });
  await page.getByRole("heading", { level: 1 }).first().waitFor({ timeout });
  if (state === "error") {
    await page
      .getByText(/Försök igen|Try again/)
      .first()
      .waitFor({ timeout });
  } else if (!page.url().endsWith("/kit")) {
    // The page of all parts shows this one for good.
    await page.locator("main .skel").first().waitFor({ state: "detached", timeout });
  }
}
