import type { Page } from "playwright-core";
import { expect } from "vitest";
import { measureHand } from "./measured-hand.ts";
import { browserTest as it } from "./visit.ts";

const minutes = 60_000;
/** A day that no other test of the demo books. */
const nextYear = new Date(Date.now()).getFullYear() + 1;
const someday = (day: string) => `${nextYear}-${day}`;

const go = (page: Page, part: string) =>
  page.getByRole("navigation", { name: "Träffens delar" }).getByRole("link", { name: part, exact: true }).click();

/** The cell of the timetable that holds an interview, by where it stands. */
const cells = (page: Page) => page.locator('[role="grid"] td.held-by');
const cellOf = (page: Page, pair: string) => page.locator(`[data-pair="${pair}"]`);
const slotOf = async (page: Page, pair: string) => Number(await cellOf(page, pair).getAttribute("data-slot"));

/** Makes an event of so many employers and people, and leaves the page at its people. */
async function makeEvent(
  page: Page,
  { name, on, employers, people }: { name: string; on: string; employers: number; people: number },
) {
  await page.getByRole("link", { name: "Ny träff" }).first().click();
  await page.getByLabel("Vad heter träffen?").fill(name);
  await page.getByLabel("Vilken dag?").fill(on);
  await page.getByLabel("Adress").fill("Östra Hamngatan 4");
  await page.getByRole("button", { name: "Börja", exact: true }).click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
  await go(page, "Vilka kommer");
  await page.getByRole("button", { name: "Bjud in arbetsgivare" }).click();
  const choosing = page.getByRole("group", { name: "Välj vilka som ska bjudas in" });
  await choosing.getByRole("checkbox").first().waitFor();
  for (let n = 0; n < employers; n += 1) await choosing.getByRole("checkbox").nth(n).check();
  await choosing.getByRole("button", { name: `Lägg till ${employers} arbetsgivare` }).click();
  await choosing.waitFor({ state: "detached", timeout: minutes });
  await page.getByRole("button", { name: "Lägg till personer" }).click();
  await page.getByRole("textbox", { name: "Hur många?" }).fill(String(people));
  await page.getByRole("button", { name: "Lägg till dem" }).first().click();
  await page.getByText(`${people} personer är tillagda.`).waitFor({ timeout: minutes });
}

async function sendInvitations(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Skicka \d+ inbjudningar$/ }).click();
  await page.getByText(/på väg\.|Inget mejl behövdes/).waitFor({ timeout: minutes });
}

async function workOut(page: Page): Promise<void> {
  await go(page, "Schema");
  await page.getByRole("button", { name: "Räkna fram ett schema" }).click();
  await page.getByRole("button", { name: "Publicera schemat" }).waitFor({ timeout: minutes });
}

async function publish(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Publicera schemat" }).click();
  const asking = page.getByRole("dialog", { name: "Publicera schemat?" });
  await asking.getByText(/får sina tider\./).waitFor();
  await asking.getByRole("button", { name: "Publicera", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "Schemat är publicerat" }).waitFor({ timeout: minutes });
}

it(
  "an organiser goes from empty to a published event with 8 employers and 30 people in under ten minutes, by few presses",
  { timeout: 5 * minutes },
  async ({ portal }) => {
    const page = await portal("organiser");
    await page.goto("/events");
    await page.getByRole("heading", { level: 1, name: "Träffar" }).waitFor();
    const done = await measureHand(page);
    const began = performance.now();
    await makeEvent(page, { name: "Vårens jobbmöte", on: someday("04-13"), employers: 8, people: 30 });
    await sendInvitations(page);
    for (const who of ["Arbetsgivare", "Personer"]) {
      const part = page.getByRole("region", { name: who, exact: true }).first();
      await part.getByRole("checkbox", { name: "Välj alla på sidan" }).check();
      await part.getByRole("button", { name: "Skriv in ja" }).click();
      await part.getByText("svar är inskrivna").waitFor({ timeout: minutes });
    }
    await workOut(page);
    await publish(page);
    const seconds = (performance.now() - began) / 1000;
    const { interactions, typedInto } = await done();
    console.log(`empty to published: ${interactions} presses, ${typedInto.length} fields, ${seconds.toFixed(0)} s`);
    expect(seconds).toBeLessThan(600);
    // Two seconds a press and eight a field, which is slow, stay under ten minutes with what the machine took.
    expect(2 * interactions + 8 * typedInto.length + seconds).toBeLessThan(600);
    expect(await cells(page).count()).toBeGreaterThan(30);
  },
);

it(
  "an organiser moves an interview by keyboard and by drag, hears why not, locks it, and takes it back",
  { timeout: 5 * minutes },
  async ({ portal }) => {
    const page = await portal("organiser", { viewport: { width: 1280, height: 1100 } });
    await page.goto("/events");
    await makeEvent(page, { name: "Att flytta i", on: someday("05-11"), employers: 3, people: 6 });
    await sendInvitations(page);
    await workOut(page);
    const first = cells(page).first();
    const pair = (await first.getAttribute("data-pair")) ?? "";
    const before = await slotOf(page, pair);

    // Enter takes it up, the arrows choose, the checker answers at once; where it cannot be, one goes on.
    await first.focus();
    await page.keyboard.press("Enter");
    await page.getByText("är upptaget. Välj en tid i samma rad.").waitFor();
    const bar = page.locator(".move-bar");
    let put = false;
    for (let presses = 0; presses < 11 && !put; presses += 1) {
      await page.keyboard.press("ArrowRight");
      await bar
        .getByText(/Det går|Det går inte:|Välj en annan tid/)
        .first()
        .waitFor();
      await expect.poll(() => bar.getByText("Kontrollerar").count()).toBe(0);
      put = (await bar.getByText("Det går inte:").count()) === 0;
    }
    expect(put).toBe(true);
    await page.keyboard.press("Enter");
    await page.locator(".said").getByText("är flyttat till").waitFor();
    const moved = await slotOf(page, pair);
    expect(moved).not.toBe(before);
    // The focus is on what was moved.
    expect(await page.evaluate(() => document.activeElement?.getAttribute("data-pair"))).toBe(pair);

    await page.keyboard.press("l");
    await page.locator(".said").getByText("är låst.").waitFor();
    expect(await cellOf(page, pair).getAttribute("aria-label")).toMatch(/, låst/);

    // By hand: dragged to where the checker has nothing against it, it stays; the press that takes it back moves it home.
    const from = await cellOf(page, pair).boundingBox();
    const row = await cellOf(page, pair).getAttribute("data-row");
    const home = await page.locator(`td[data-row="${row}"][data-slot="${before}"]`).boundingBox();
    if (!from || !home) throw new Error("the timetable is not drawn");
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(from.x, from.y + from.height / 2, { steps: 3 });
    await page.mouse.move(home.x + home.width / 2, home.y + home.height / 2, { steps: 8 });
    await page.mouse.up();
    await expect.poll(() => slotOf(page, pair)).toBe(before);
    await page.getByRole("button", { name: "Ångra" }).click();
    await expect.poll(() => slotOf(page, pair)).toBe(moved);
  },
);

it(
  "a tablet in the hall works through a loss of the network, opened anew without one, and catches up, keeps no id of a person, and forgets all when the day ends; the papers print",
  { timeout: 5 * minutes },
  async ({ portal }) => {
    const page = await portal("organiser", { viewport: { width: 1180, height: 820 } });
    await page.goto("/events");
    await makeEvent(page, { name: "Dagen i hallen", on: someday("06-08"), employers: 4, people: 8 });
    await sendInvitations(page);
    await workOut(page);
    await publish(page);
    const eventId = /evt_[0-9A-Z]{26}/.exec(page.url())?.[0] ?? "";

    await page.goto(`/events/${eventId}/sheets`);
    await page.locator("article.a4").first().waitFor();
    for (const what of ["Personernas blad", "Arbetsgivarnas blad", "Nummerkort", "Tavlan"]) {
      await page.getByRole("radio", { name: what }).check();
      await page.getByRole("radio", { name: what, checked: true }).waitFor();
      const sheets = await page.locator("article.a4").count();
      const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString("latin1");
      // One sheet, one page of A4 (595 × 842 points).
      expect([what, pdf.match(/\/Type\s*\/Page\b/g)?.length]).toEqual([what, sheets]);
      expect(pdf).toMatch(/\/MediaBox\s*\[\s*0 0 59[45][\d.]* 84[12]/);
      expect(await page.locator(".sheets").innerText()).not.toMatch(
        /\b\d{6}[-+]\d{4}\b|\b(19|20)\d{6}-?\d{4}\b|D-\d{4}/,
      );
    }

    await page.getByRole("radio", { name: "Nummerkort" }).check();
    await page.getByRole("radio", { name: "Nummerkort", checked: true }).waitFor();
    const printed = await page
      .locator(".number-card")
      .nth(4)
      .evaluate((card) => ({
        number: Number(card.querySelector("b")?.textContent),
        box: card.querySelector("svg")?.getAttribute("viewBox") ?? "",
        path: card.querySelector("path")?.getAttribute("d") ?? "",
      }));

    await page.goto(`/events/${eventId}/hall`);
    // What the portal is made of is kept when the page has come.
    await page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state);
    await page.getByRole("button", { name: "Börja dagen" }).click();
    await page.getByRole("button", { name: /^Checka in/ }).click();
    const card = page.getByLabel("Kortets nummer eller kod");
    await card.fill("1");
    await page.keyboard.press("Enter");
    await page.getByText("Kort 1 är här.").waitFor();
    await page.getByText("Allt är sparat").waitFor();

    // The camera reads what was printed: a picture of it stands in for the camera's.
    await page.evaluate(({ box, path }) => {
      const [, , width = 1] = box.split(" ").map(Number);
      const canvas = Object.assign(document.createElement("canvas"), { width: 480, height: 480 });
      const pen = canvas.getContext("2d");
      if (!pen) throw new Error("no canvas");
      const draw = (): void => {
        pen.resetTransform();
        pen.fillStyle = "#fff";
        pen.fillRect(0, 0, 480, 480);
        pen.translate(60, 60);
        pen.scale(360 / width, 360 / width);
        pen.translate(1, 1);
        pen.fillStyle = "#000";
        pen.fill(new Path2D(path));
        requestAnimationFrame(draw);
      };
      draw();
      navigator.mediaDevices.getUserMedia = () => Promise.resolve(canvas.captureStream(10));
    }, printed);
    await page.getByRole("button", { name: "Läs av med kameran" }).click();
    await page.getByText(`Kort ${printed.number} är här.`).waitFor();
    await page.getByRole("button", { name: "Stäng kameran" }).click();
    await page.getByText("Allt är sparat").waitFor();

    const board = await page.context().newPage();
    await board.goto(`/events/${eventId}/board`);
    await board.getByRole("heading", { level: 1 }).waitFor();
    expect(await board.locator(".wall").innerText()).toMatch(/bord/);
    await board.close();

    // The network goes: everything goes on, and it says so.
    await page.context().setOffline(true);
    await card.fill("2");
    await page.keyboard.press("Enter");
    await page.getByText("Kort 2 är här.").waitFor();
    await page.getByRole("button", { name: "Starta runda 1" }).click();
    await page.getByText("1 av 12", { exact: true }).waitFor();
    await page.getByText("Fungerar utan nät. 2 ändringar skickas senare.").waitFor();
    const kept = await page.evaluate(() => JSON.stringify(localStorage));
    expect(kept).toContain("hall:");
    expect(kept).not.toMatch(/par_[0-9A-Z]{26}/);
    expect(kept).not.toMatch(/D-\d{4}/);

    // Closed and opened again without a network, the day is as it was left; so is the board, and pages never opened say why.
    await page.reload();
    await page.getByText("Fungerar utan nät. 2 ändringar skickas senare.").waitFor();
    await page.getByText("1 av 12", { exact: true }).waitFor();
    await page.getByLabel("Kortets nummer eller kod").fill("3");
    await page.keyboard.press("Enter");
    await page.getByText("Kort 3 är här.").waitFor();
    await page.getByText("Fungerar utan nät. 3 ändringar skickas senare.").waitFor();
    const [wall, other] = [await page.context().newPage(), await page.context().newPage()];
    await wall.goto(`/events/${eventId}/board`);
    await wall.getByText("Utan nät just nu.").waitFor();
    await other.goto("/events");
    await other.getByRole("heading", { level: 1 }).waitFor();
    await Promise.all([wall.close(), other.close()]);
    const inCaches = await page.evaluate(async () => {
      const names = await caches.keys();
      const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return kept.flat().map(({ url }) => new URL(url).pathname);
    });
    expect(inCaches).toContain("/");
    // The files of the build and the page, which is the same for every hall: nothing that the API has said.
    expect(inCaches.filter((path) => !/^\/(assets|texts)\/|^\/pictograms\./.test(path)).toSorted()).toEqual([
      "/",
      "/events/-/hall",
    ]);

    // It comes back: what waited is sent, once, and another device sees it.
    await page.context().setOffline(false);
    await page.getByText("Allt är sparat").waitFor({ timeout: minutes });
    const heard = await page.request.get(`/api/v1/events/${eventId}/day`);
    const { day, log } = (await heard.json()) as {
      day: { clock: { kind: string; slot?: number }; attendance: { number: number; presence: string }[] };
      log: { command: { kind: string } }[];
    };
    expect(day.clock).toMatchObject({ kind: "round", slot: 0 });
    expect(day.attendance.map(({ number, presence }) => [number, presence])).toEqual([
      [1, "present"],
      [2, "present"],
      [3, "present"],
      [printed.number, "present"],
    ]);
    expect(log.map(({ command }) => command.kind)).toEqual(["checkIn", "checkIn", "checkIn", "startRound", "checkIn"]);

    // Somebody does not come: two ways on, or one where both are the same.
    await page.getByRole("searchbox", { name: "Sök nummer eller namn" }).fill("4");
    await page
      .getByRole("group", { name: /^Kort 4\b/ })
      .getByRole("button", { name: "Kommer inte" })
      .click();
    await page.getByRole("button", { name: "Tillbaka till borden" }).click();
    const choose = page.getByRole("button", { name: "Välj minst ändrat" });
    await page
      .getByText(/Kort 4 kommer inte|Inget att ordna just nu/)
      .first()
      .waitFor();
    if ((await page.getByRole("heading", { name: "Kort 4 kommer inte" }).count()) > 0) {
      await choose.click({ timeout: minutes });
      await page.getByText("Schemat är ändrat.").waitFor({ timeout: minutes });
    }

    // The last round, and the end: nothing of anybody stays on the device.
    await page.request.post(`/api/v1/events/${eventId}/day/commands`, {
      headers: { origin: new URL(page.url()).origin, "idempotency-key": crypto.randomUUID() },
      data: {
        commands: [
          { id: "the-last-round", at: new Date(Date.now()).toISOString(), command: { kind: "startRound", slot: 11 } },
        ],
      },
    });
    await page.getByRole("button", { name: "Avsluta dagen" }).click();
    await page.getByRole("group", { name: "Avsluta dagen?" }).getByRole("button", { name: "Avsluta dagen" }).click();
    await page.getByRole("heading", { level: 1, name: "Efteråt" }).waitFor({ timeout: minutes });
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain(eventId);
  },
);
