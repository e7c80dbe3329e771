import type { RouteResponse } from "@passa/contract/types";
import type { PlanPoint } from "@passa/domain/event/plan";

type Event = RouteResponse<"GET /events/{eventId}/plans/{planId}/progress">;
type Progress = { state: Event["state"]; points: PlanPoint[]; interviews: number };

/** How often the search is looked at, ms. What has not moved is not told again. */
const LOOK_EVERY_MS = 300;
/** A line that says nothing, so that proxies keep the stream open, ms. */
const QUIET_MS = 15_000;
/** Longer than any search: a browser that is still there connects again. */
const ENDS_AFTER_MS = 15 * 60_000;

/**
 * The search as server-sent events (HTML, 9.2): every point that there has been, then each new one, and last how it ended.
 * Whoever connects again is told it all from the beginning.
 */
export function progressStream(
  first: Progress,
  look: () => Promise<Progress>,
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let isOpen = true;
  return new ReadableStream<Uint8Array>({
    async start(controller) {
      const send = (text: string) => {
        if (isOpen) controller.enqueue(encoder.encode(text));
      };
      const close = () => {
        if (isOpen) controller.close();
        isOpen = false;
      };
      signal.addEventListener("abort", close, { once: true });
      let told = -1;
      const tell = ({ state, points, interviews }: Progress) => {
        // Points that are thinned out meanwhile have been told; the last is always there.
        const fresh = points.filter(({ seconds }) => seconds > told);
        const nothing = { seconds: 0, incumbent: null, bound: null, gapPercent: null };
        const ended = state !== "solving" && fresh.length === 0 ? [points.at(-1) ?? nothing] : [];
        for (const [n, point] of [...fresh, ...ended].entries()) {
          const isLast = n === fresh.length + ended.length - 1;
          const event: Event = { state: isLast ? state : "solving", ...point, interviews };
          send(`data: ${JSON.stringify(event)}\n\n`);
          told = point.seconds;
        }
        return fresh.length + ended.length > 0;
      };
      try {
        let progress = first;
        let quietMs = 0;
        tell(progress);
        for (let ms = 0; isOpen && progress.state === "solving" && ms < ENDS_AFTER_MS; ms += LOOK_EVERY_MS) {
          await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
          progress = await look();
          quietMs = tell(progress) ? 0 : quietMs + LOOK_EVERY_MS;
          if (quietMs >= QUIET_MS) {
            send(": searching\n\n");
            quietMs = 0;
          }
        }
      } finally {
        close();
      }
    },
    cancel() {
      isOpen = false;
    },
  });
}
