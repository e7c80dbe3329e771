// Every page of the portal, opened once by whom it is for: what it can be in × language × theme against the rules of WCAG 2.2
// A and AA that axe knows, walked with Tab, and on a narrow window. One visit answers all three: opening a page costs more.
import type * as Axe from "axe-core";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { afterAll, expect } from "vitest";
import { walk } from "./keyboard.ts";
import { pages, type State, states } from "./pages.ts";
import { answerAsTheStateWants, enterState, whatWasAsked } from "./page-states.ts";
import { openContext } from "./visit-context.ts";
import { browserTest as it, watch } from "./visit.ts";

const languages = ["sv", "en"] as const;
type Language = (typeof languages)[number];
const themes = ["light", "dark"] as const;
type Theme = (typeof themes)[number];
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
  theme: Theme;
  /** What axe is asked: everything once a page, and after it what another theme can change. */
  rules: Axe.RunOnly;
}

/** How a page in a state is looked at in a language; not at all where it is another's turn. */
function looksAt(page: number, state: State, language: Language): Look[] {
  const turn = page + states.indexOf(state);
  if (!everything && languages[turn % languages.length] !== language) return [];
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

/** The employer's navigation counts proposals that wait, on every page. */
const askedByNavigation = /^\/api\/v1\/employers\/\w+\/proposals$/;

const visitors = [...new Set(Object.values(pages).map(({ as }) => as))];

it.concurrent.for(visitors)(
  "every page of %s keeps axe's rules in each state, theme and language, is walked with Tab in order and in sight, and needs no pushing sideways",
  { timeout: 400_000 },
  async (visitor, { browser, product }) => {
    const wrong: string[] = [];
    for (const language of languages) {
      // Answers are made up here, and a service worker of the page would stand between.
      const context = await openContext(browser, product, visitor, { language, context: { serviceWorkers: "block" } });
      await answerAsTheStateWants(context);
      const page = await context.newPage();
      watch(page, wrong);
      for (const [number, [id, { as, at, never = {} }]] of Object.entries(pages).entries()) {
        if (as !== visitor) continue;
        const found = (fault: string, state: State): number => wrong.push(`${id} ${language} ${state}: ${fault}`);
        for (const state of states) {
          const looks = never[state] === undefined ? looksAt(number, state, language) : [];
          if (looks.length === 0) continue;
          const shown = await enterState(page, at(product.things), state);
          if (!shown) found(`never shown. ${await page.locator("body").innerText()}`.slice(0, 400), state);
          for (const look of looks) for (const fault of await violations(page, look)) found(fault, state);
          if (state !== "full") continue;
          const asked = (await whatWasAsked(page)).filter((path) => !askedByNavigation.test(path));
          if (never.loading !== undefined && asked.length > 0)
            found(`it is said to ask for nothing, and asks for ${asked.join(", ")}`, state);
          for (const fault of await walk(page)) found(fault, state);
          for (const fault of await sideways(page)) found(fault, state);
        }
      }
      await context.close();
    }
    expect(wrong).toEqual([]);
  },
);

/** What axe finds, each rule with the places that break it. */
async function violations(page: Page, { theme, rules }: Look): Promise<string[]> {
  checked += 1;
  await page.emulateMedia({ colorScheme: theme });
  await page.evaluate((chosen) => (document.documentElement.dataset["theme"] = chosen), theme);
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe);
  const found = await page.evaluate(
    (runOnly) => (globalThis as unknown as { axe: typeof Axe }).axe.run({ runOnly, resultTypes: ["violations"] }),
    rules,
  );
  return found.violations.map(
    ({ id, nodes }) =>
      `${theme}: ${id} at ${nodes
        .map(({ target, failureSummary }) => `${String(target)} ${failureSummary ?? ""}`)
        .slice(0, 2)
        .join("; ")}`,
  );
}

/** Ways in which a page must fit its window: the narrowest that WCAG 1.4.10 names, and text of twice the size (1.4.4). */
const sizes = [
  { how: "320 pixels wide", viewport: { width: 320, height: 640 }, fontSize: 16 },
  { how: "with text of twice the size", viewport: { width: 1280, height: 900 }, fontSize: 32 },
] as const;

/** By how much a page is too wide for its window, in each of the {@link sizes}. Leaves the window as it was. */
async function sideways(page: Page): Promise<string[]> {
  const before = page.viewportSize();
  // As somebody sets it in the browser: the size of text that has no size of its own.
  const session = await page.context().newCDPSession(page);
  const setFontSize = (standard: number) => session.send("Page.setFontSizes", { fontSizes: { standard } });
  const wide: string[] = [];
  for (const { how, viewport, fontSize } of sizes) {
    await page.setViewportSize(viewport);
    await setFontSize(fontSize);
    await page.waitForFunction((size) => getComputedStyle(document.documentElement).fontSize === size, `${fontSize}px`);
    const overflow = (): number => document.documentElement.scrollWidth - document.documentElement.clientWidth;
    const fits = page.waitForFunction(
      () => document.documentElement.scrollWidth <= document.documentElement.clientWidth,
      undefined,
      { timeout: 3_000 },
    );
    if (!(await fits.catch(() => undefined))) wide.push(`${how}, too wide by ${await page.evaluate(overflow)} px`);
  }
  await setFontSize(16);
  await session.detach();
  if (before) await page.setViewportSize(before);
  return wide;
}
