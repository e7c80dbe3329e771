// Brings a page into what it can be in: the API's answers are made up in the page itself, which keeps its script and its
// styles between states. A page opened anew for each state would take three times the time.
import type { BrowserContext, Page } from "playwright-core";
import type { State } from "./pages.ts";

declare global {
  interface Window {
    /** Which state the page is to be in, and what it has asked the API for. */
    pageState: { state: State; asked: string[] };
  }
}

/** Makes the API answer as the state of now wants in all pages of a context, and notes what a page has asked for. */
export async function answerAsTheStateWants(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    window.pageState = { state: "full", asked: [] };
    /** What a page needs before it can be in any state: who is there, and words. */
    const always = /\/api\/v1\/(session|vocabulary|localities)$/;
    const ask = globalThis.fetch.bind(globalThis);
    const lists = new Set(["items", "eligible", "askFirst", "nearMisses", "remedies", "bundle", "places", "answers"]);
    /** The same answer with nothing in its lists and nothing counted. */
    const emptied = (answer: unknown): unknown => {
      if (typeof answer !== "object" || answer === null || Array.isArray(answer)) return answer;
      return Object.fromEntries(
        Object.entries(answer).map(([key, value]) => {
          if (Array.isArray(value) && lists.has(key)) return [key, []];
          if (typeof value === "number" && key !== "version") return [key, 0];
          return [key, key === "counts" ? emptied(value) : value];
        }),
      );
    };
    const problem = (status: number, code: string): Response =>
      Response.json(
        { type: `/api/docs#${code}`, title: code, status, code, requestId: "req_test" },
        { status, headers: { "content-type": "application/problem+json" } },
      );
    globalThis.fetch = async (input, init) => {
      const { pathname } = new URL(input instanceof Request ? input.url : String(input), location.href);
      if (!pathname.startsWith("/api/v1/") || always.test(pathname)) return ask(input, init);
      window.pageState.asked.push(pathname);
      switch (window.pageState.state) {
        case "full":
          return ask(input, init);
        case "loading":
          return new Promise<Response>(() => undefined);
        case "error":
          return problem(500, "internal");
        case "refused":
          return problem(403, "forbidden");
        case "empty": {
          const answer = await ask(input, init);
          return answer.headers.get("content-type")?.includes("json")
            ? Response.json(emptied(await answer.json()), { status: answer.status, headers: answer.headers })
            : answer;
        }
      }
    };
  });
}

/** What the page has asked the API for since it was opened, apart from who is there, and words. */
export const whatWasAsked = (page: Page): Promise<string[]> => page.evaluate(() => window.pageState.asked);

/** Opens a page in a state. Says whether the state was seen. The full page is opened as from a bookmark, others within the portal. */
export async function enterState(page: Page, address: string, state: State): Promise<boolean> {
  const apart = page.url().startsWith("about:");
  // What a page keeps for a loss of the network would hide the next state.
  if (!apart)
    await page.evaluate(() => {
      for (const key of Object.keys(localStorage))
        if (!key.startsWith("passa:preference:")) localStorage.removeItem(key);
    });
  if (state === "full" || apart) await page.goto(address);
  if (state !== "full")
    await page.evaluate(
      async ([to, wanted]) => {
        interface Router {
          navigate: (options: { href: string }) => Promise<void>;
          options: { context: { queryClient: { clear: () => void } } };
        }
        const { __TSR_ROUTER__: router } = globalThis as unknown as { __TSR_ROUTER__: Router };
        // By way of another page, so that nothing of this one is left.
        await router.navigate({ href: "/no/such/page" });
        window.pageState = { state: wanted, asked: [] };
        router.options.context.queryClient.clear();
        void router.navigate({ href: to });
      },
      [address, state] as const,
    );
  return seen(page, state).then(
    () => true,
    () => false,
  );
}

/** Waits until the state is what one sees. */
async function seen(page: Page, state: State): Promise<void> {
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
