/**
 * How warm the table gets on an event morning everywhere, for the suite `serverless`: one municipality's morning by the
 * product's own calls, and what that is of what DynamoDB and Lambda give, at the largest event and in 290 municipalities at once.
 */
import { partitionLimits, type Units } from "../../core/test/heat/heat.ts";
import { eventMorning } from "../../core/test/heat/morning.ts";
import { atMost, told } from "../../engine/bench/figures.ts";

/** Sweden's municipalities. */
const MUNICIPALITIES = 290;
/** The largest event beside the one that is simulated: four times as many people ask four times as often for lists four times as long. */
const LARGEST = 4 * 4;
/** What a table on demand gives when nobody has prepared it. Source: Developer Guide, "On-demand capacity mode". */
const unprepared: Units = { read: 12_000, write: 4000 };
/** Executions at once that an account has unless it asks for more. Source: Lambda Developer Guide, "Quotas". */
const AT_ONCE = 1000;
/** DynamoDB in the region answers a command in about so many milliseconds, and a call makes about so many one after the other. */
const REMOTE_MS = 5 * 6;

export async function growth(endpoint: string, quick: boolean): Promise<void> {
  const morning = await eventMorning(endpoint, { minutes: quick ? 1 : 10 });
  const { heat, seconds, calls, callsAtOnce, medianMs } = morning;
  const peaks = heat.peaks();
  for (const { key, read, write } of peaks.slice(0, 6)) {
    const name = withoutIds(key);
    told({ figure: `read units in a second at most, ${name}`, value: read, unit: "read units", runs: seconds });
    told({ figure: `write units in a second at most, ${name}`, value: write, unit: "write units", runs: seconds });
  }
  const [warmest] = peaks;
  const share = Math.max(
    ((warmest?.read ?? 0) * LARGEST) / partitionLimits.read,
    ((warmest?.write ?? 0) * LARGEST) / partitionLimits.write,
  );
  atMost(1, {
    figure: `of what a partition gives, the warmest at an event of 400 and 40 (${withoutIds(warmest?.key ?? "")})`,
    value: share,
    unit: "×",
    runs: seconds,
  });
  told({
    figure: "candidates at one event until its partition is full",
    value: 100 * Math.sqrt(LARGEST / share),
    unit: "people",
    runs: seconds,
  });
  const total = heat.total();
  const everywhere = (units: number) => (units / seconds) * MUNICIPALITIES;
  for (const kind of ["read", "write"] as const)
    atMost(unprepared[kind], {
      figure: `${kind} units a second, ${MUNICIPALITIES} events at once`,
      value: everywhere(total[kind]),
      unit: `${kind} units`,
      runs: seconds,
    });
  const second = (medianMs + REMOTE_MS) / 1000;
  atMost(AT_ONCE, {
    figure: `executions at once of the API, ${MUNICIPALITIES} events at once`,
    value: everywhere(calls) * second,
    unit: "",
    runs: calls,
  });
  told({
    figure: `the same, all in their busiest second`,
    value: callsAtOnce * MUNICIPALITIES * second,
    unit: "",
    runs: calls,
  });
}

const withoutIds = (key: string): string =>
  key.replaceAll(/\b([a-z]{3})_[0-9A-HJKMNP-TV-Z]{26}/g, "$1_…").replace(/^lookup#.*/, "lookup#…");
