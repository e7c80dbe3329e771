import type { Page } from "playwright-core";
import { expect } from "vitest";
import { browserTest as it } from "./visit.ts";

/** A field of the form for a place, written in a way that somebody would get it wrong, and what the form must say. */
const wrongWays: readonly { step: string; field: RegExp; written: string; says: RegExp }[] = [
  { step: "workplace", field: /Vad ska platsen heta/, written: "lager ".repeat(20), says: /Korta ner/ },
  { step: "workplace", field: /Hur många kan ni ta emot/, written: "två", says: /Skriv|tal|siffr/ },
  { step: "workplace", field: /Hur många kan ni ta emot/, written: "0", says: /minst 1|från 1/ },
  { step: "workplace", field: /Hur många kan ni ta emot/, written: "1,5", says: /helt tal|hela/ },
  { step: "workplace", field: /Hur många kan ni ta emot/, written: "500", says: /högst 50|till 50/ },
  { step: "times", field: /Som minst/, written: "heltid", says: /Skriv|tal|siffr/ },
  { step: "times", field: /Som minst/, written: "0", says: /minst 1|från 1/ },
  { step: "times", field: /Som mest/, written: "400", says: /högst 60|till 60/ },
  { step: "times", field: /Som minst/, written: "60", says: /större|minsta|mindre/ },
];

async function beginPlace(page: Page): Promise<string> {
  await page.goto("/our/placements/new/edit");
  await page.locator("label", { hasText: "Nordkajen 12, Karlskrona" }).click();
  await page.getByRole("combobox", { name: "Vilket yrke liknar det mest?" }).fill("lager");
  await page.getByRole("option", { name: /^Lagerarbetare/ }).click();
  await page.getByText(/^Sparat kl\./).waitFor();
  await page.waitForURL(/\/plc_\w+\/edit/);
  return new URL(page.url()).pathname;
}

it(
  "what is written wrong in a place is said at its field, in words that say what to do",
  { timeout: 120_000 },
  async ({ portal }) => {
    const page = await portal("employer");
    const address = await beginPlace(page);
    const silent: string[] = [];
    for (const { step, field, written, says } of wrongWays) {
      await page.goto(`${address}?step=${step}`);
      const input = page
        .getByRole("textbox", { name: field })
        .or(page.getByRole("spinbutton", { name: field }))
        .first();
      const before = await input.inputValue();
      await input.fill(written);
      await input.blur();
      const said = page.locator(".f.err", { has: input }).locator(".do");
      const message = await said.innerText({ timeout: 4_000 }).catch(() => "nothing");
      if (!says.test(message)) silent.push(`${String(field)} = ${written.slice(0, 12)}: ${message}`);
      await input.fill(before);
      await page.getByText(/^Sparat kl\./).waitFor();
    }
    expect(silent).toEqual([]);
  },
);

/** A place as somebody left it: what was done in a step, or what is not there, and what must be said at which control. */
interface Left {
  /** In short, for the message when it is not so. */
  readonly what: string;
  readonly step: string;
  /** The control that the message belongs to. */
  readonly at: string;
  readonly says: string;
  readonly content?: (content: Content) => Content;
  readonly act?: (page: Page) => Promise<unknown>;
}
type Content = Record<string, unknown> & { tasks: { demands: Record<string, number>; removable: boolean }[] };
const without =
  (...names: string[]) =>
  (content: Content): Content =>
    Object.fromEntries(Object.entries(content).filter(([name]) => !names.includes(name))) as Content;
const tasks =
  (change: (task: Content["tasks"][number]) => object) =>
  (content: Content): Content => ({ ...content, tasks: content.tasks.map((task) => ({ ...task, ...change(task) })) });
const rename = (page: Page) => page.getByRole("button", { name: "Byt namn" }).click();

const leftSo: readonly Left[] = [
  {
    what: "no workplace",
    step: "workplace",
    at: "place-workplaceId",
    says: "Välj arbetsplatsen där jobbet är.",
    content: without("workplaceId"),
  },
  {
    what: "no field",
    step: "workplace",
    at: "place-field",
    says: "Välj vilket område jobbet hör till.",
    content: without("field", "occupation"),
  },
  {
    what: "a name of spaces",
    step: "workplace",
    at: "place-title",
    says: "Skriv vad jobbet heter, till exempel Plocka och packa.",
    act: (page) => page.getByLabel("Vad ska platsen heta?").fill("   "),
  },
  {
    what: "no kind",
    step: "workplace",
    at: "place-kind",
    says: "Välj om det är praktik, arbetsträning, en anställning med stöd eller en anställning.",
    content: without("kind"),
  },
  {
    what: "no seats",
    step: "workplace",
    at: "place-seats",
    says: "Skriv hur många ni kan ta emot, ett helt tal.",
    content: without("seats"),
  },
  {
    what: "a description that is too long",
    step: "workplace",
    at: "place-about",
    says: "Korta ner beskrivningen till högst 2000 tecken.",
    act: async (page) => {
      await page.getByText("Berätta mer om platsen").click();
      await page.getByLabel("Vad mer är bra att veta?").fill("lager ".repeat(334));
    },
  },
  {
    what: "no tasks",
    step: "tasks",
    at: "place-tasks",
    says: "Lägg till minst en uppgift.",
    content: (content) => ({ ...content, tasks: [] }),
  },
  {
    what: "only tasks that can be left out",
    step: "tasks",
    at: "place-tasks",
    says: "Alla uppgifter kan väljas bort. Låt minst en vara fast.",
    content: tasks(() => ({ removable: true })),
  },
  {
    what: "more tasks than there are",
    step: "tasks",
    at: "place-minTasks",
    says: "Skriv högst så många uppgifter som jobbet har.",
    content: (content) => ({ ...content, minTasks: 9 }),
  },
  {
    what: "a task without a name",
    step: "tasks",
    at: "place-tasks-0-title",
    says: "Skriv vad man gör i uppgiften, till exempel Plocka varor.",
    act: async (page) => {
      await rename(page);
      await page.getByLabel("Vad heter uppgiften?").fill("");
    },
  },
  {
    what: "a task whose name is too long",
    step: "tasks",
    at: "place-tasks-0-title",
    says: "Korta ner uppgiften till högst 80 tecken.",
    act: async (page) => {
      await rename(page);
      await page.getByLabel("Vad heter uppgiften?").fill("å".repeat(81));
    },
  },
  {
    what: "a task that is described too long",
    step: "tasks",
    at: "place-tasks-0-about",
    says: "Korta ner beskrivningen av uppgiften till högst 300 tecken.",
    act: async (page) => {
      await rename(page);
      await page.getByLabel("Vad gör man, i en mening?").fill("å".repeat(301));
    },
  },
  {
    what: "sitting and standing all day",
    step: "tasks",
    at: "place-tasks-0-demands-sitting",
    says: "Man kan inte både sitta och vara på benen större delen av dagen. Ändra ett av svaren.",
    content: tasks(({ demands }) => ({ demands: { ...demands, standing: 4, sitting: 4 } })),
  },
  {
    what: "no hours at all",
    step: "times",
    at: "place-hours-min",
    says: "Skriv hur många timmar jobbet är.",
    content: without("hours"),
  },
  {
    what: "no most hours",
    step: "times",
    at: "place-hours-max",
    says: "Skriv hur många timmar jobbet är.",
    act: (page) => page.getByRole("textbox", { name: "Som mest" }).fill(""),
  },
  {
    what: "no opening hours",
    step: "times",
    at: "place-open",
    says: "Välj vilka dagar och tider man kan arbeta.",
    content: (content) => ({ ...content, open: [] }),
  },
  {
    what: "no start",
    step: "times",
    at: "place-startsOn",
    says: "Välj första dagen man kan börja.",
    content: without("startsOn", "latestStartOn"),
  },
  {
    what: "a last day that no calendar has",
    step: "times",
    at: "place-latestStartOn",
    says: "Den dagen finns inte. Skriv en dag som finns, till exempel 2027-03-01.",
    act: async (page) => {
      await page.locator("label", { hasText: /^Välj dagar$/ }).click();
      const last = page.getByLabel("Sista dagen man kan börja");
      await last.fill("2031-01-31");
      await last.focus();
      // One month up is 31 February. The month is the first part where months are written first, else the second.
      await page.keyboard.press("ArrowUp");
      if ((await last.inputValue()) !== "") {
        await page.keyboard.press("Tab");
        await page.keyboard.press("ArrowUp");
      }
      await last.blur();
    },
  },
  {
    what: "a wish for what is required",
    step: "times",
    at: "place-wishes",
    says: "Något här är redan ett krav för hela platsen. Ta bort det på ett av ställena.",
    content: (content) => ({ ...content, requires: [["licence.b"]], wishes: ["licence.b"] }),
  },
];

it(
  "whatever a place lacks or cannot be is said at its control, in words that say what to do",
  { timeout: 180_000 },
  async ({ portal }) => {
    const page = await portal("employer");
    const address = await beginPlace(page);
    const api = `/api/v1/placements/${/plc_\w+/.exec(address)?.[0]}`;
    const read = () =>
      page.evaluate(async (path) => {
        const answer = await fetch(path);
        const { placement } = (await answer.json()) as { placement: { content: Content } };
        return { content: placement.content, etag: answer.headers.get("etag") ?? "" };
      }, api);
    const write = (content: Content, etag: string) =>
      page.evaluate(
        async ([path, body, tag]) => {
          const headers = { "if-match": tag, "content-type": "application/json" };
          return (await fetch(path, { method: "PUT", headers, body })).status;
        },
        [api, JSON.stringify(content), etag] as const,
      );
    const { content: whole } = await read();
    const silent: string[] = [];
    for (const { what, step, at, says, content, act } of leftSo) {
      // Away from the form, so that nothing of the case before is left to be sent.
      await page.goto("/our/workplaces");
      await page.evaluate(() => localStorage.clear());
      // What the form before sent on its way out may still be coming in.
      await expect
        .poll(async () => write(content ? content(whole) : whole, (await read()).etag), { message: what })
        .toBe(200);
      await page.goto(`${address}?step=${step}&check=true`);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await act?.(page);
      const said = page.locator(`#${at}-do, #${at} > .do, #${at} .f.err .do, #${at}.f .do`).first();
      const message = await said.innerText({ timeout: 6_000 }).catch(() => "nothing");
      if (message !== says) silent.push(`${what}: ${message}`);
    }
    expect(silent).toEqual([]);
  },
);

it("a task in one's own words without any is asked for, and nothing is added", async ({ portal }) => {
  const page = await portal("employer");
  const address = await beginPlace(page);
  await page.goto(`${address}?step=tasks`);
  await page.locator("section.task").first().waitFor();
  const before = await page.locator("section.task").count();
  await page.getByRole("button", { name: "Skriv en egen" }).click();
  await page.getByRole("button", { name: "Lägg till uppgiften" }).click();
  const said = page.locator(".f.err", { has: page.getByLabel("Vad ska göras?") }).locator(".do");
  expect(await said.innerText()).toBe("Skriv vad man gör i uppgiften, till exempel Plocka varor.");
  expect(await page.locator("section.task").count()).toBe(before);
});

it("publishing with gaps lists what is left; focus moves there, and each line leads to its field", async ({
  portal,
}) => {
  const page = await portal("employer");
  await page.goto("/our/placements/new/edit");
  await page.getByLabel("Vad ska platsen heta?").fill("Nästan tom");
  await page.getByText(/^Sparat kl\./).waitFor();
  await page.waitForURL(/\/plc_\w+\/edit/);
  await page.goto(`${new URL(page.url()).pathname}?step=look`);
  await page.getByRole("button", { name: "Publicera platsen" }).click();
  const left = page.getByRole("group", { name: /saker saknas innan platsen kan publiceras/ });
  await left.waitFor();
  await expect.poll(() => left.evaluate((box) => box === document.activeElement)).toBe(true);
  const lines = await left.getByRole("link").allInnerTexts();
  expect(lines.length).toBeGreaterThan(3);
  expect(lines.filter((line) => !/^(Välj|Skriv|Lägg|Fyll|Beskriv|Säg|Kryssa|Berätta)/.test(line))).toEqual([]);
  const first = left.getByRole("link").first();
  const field = (await first.getAttribute("href"))?.slice(1) ?? "";
  await first.click();
  await expect
    .poll(() => page.evaluate((id) => document.getElementById(id)?.contains(document.activeElement) ?? false, field))
    .toBe(true);
});

it.for([
  { first: "2020-03-02", last: "2020-03-09", says: "Sista dagen man kan börja har varit. Välj en senare dag." },
  { first: "2031-03-10", last: "2031-03-02", says: "Sista dagen man kan börja är före den första. Byt en av dem." },
])(
  "a place that begins $first and may begin until $last is not published, and the date says why",
  async ({ first, last, says }, { portal }) => {
    const page = await portal("employer");
    const address = await beginPlace(page);
    await page.goto(`${address}?step=times`);
    await page.locator("label", { hasText: /^Välj dagar$/ }).click();
    await page.getByLabel("Första dagen").fill(first);
    await page.getByLabel("Sista dagen man kan börja").fill(last);
    await page.getByText(/^Sparat kl\./).waitFor();
    await page.goto(`${address}?step=look`);
    await page.getByRole("button", { name: "Publicera platsen" }).click();
    await page.getByRole("group", { name: /saknas innan platsen kan publiceras/ }).waitFor();
    await page.goto(`${address}?step=times&check=true`);
    const said = page.locator(".f.err", { has: page.getByLabel("Sista dagen man kan börja") }).locator(".do");
    expect(await said.innerText()).toBe(says);
  },
);
