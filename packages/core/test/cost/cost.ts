import { prices, standing } from "./prices.ts";
import type { Units } from "./units.ts";
import { callsAMonth, growthOf, municipality, type Place, region, searchGbSeconds } from "./usage.ts";

/** Milliseconds of each use case against an emulator, by its name, and where they were measured. */
export type Durations = { measured: string; ms: Record<string, number> };

/** Memory of the functions that answer, GB, and what of a processor they get: one has a whole one at 1,769 MB. */
const GB = 1;
const PROCESSOR = 1024 / 1769;
/** A command to DynamoDB in the same region, ms; the emulator's own time is in the measured duration. */
const REMOTE_MS = 5;
const LOG_BYTES = 300;

type Row = { name: string; calls: number; read: number; write: number; gbSeconds: number; usd: number };

/** Seconds of memory that one call is billed: what it reckons on a slower processor, and what it waits for the table. */
function gbSecondsOf(ms: number, commands: number): number {
  return (GB * (ms / PROCESSOR + commands * REMOTE_MS)) / 1000;
}

function rowsOf(place: Place, units: ReadonlyMap<string, Units>, durations: Durations): Row[] {
  return Object.entries(callsAMonth(place)).map(([name, asked]) => {
    const measured = units.get(name);
    const ms = durations.ms[name];
    if (!measured || ms === undefined) throw new Error(`nothing has been measured of: ${name}`);
    const calls = Math.ceil(asked);
    const read = measured.read + growthOf(name, place);
    const gbSeconds = gbSecondsOf(ms, measured.commands) + searchGbSeconds(name);
    const usd =
      read * prices.readUnits.usd +
      measured.write * prices.writeUnits.usd +
      gbSeconds * prices.lambdaGbSeconds.usd +
      prices.lambdaCalls.usd +
      (LOG_BYTES / 1e9) * prices.logGb.usd;
    return { name, calls, read, write: measured.write, gbSeconds, usd };
  });
}

const dollars = (usd: number) => (usd < 0.01 && usd > 0 ? "<0.01" : usd.toFixed(2));
const whole = (n: number) => Math.round(n).toLocaleString("en");

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

function priceRows(): string[][] {
  const { asOf: _, ...single } = prices;
  const of = ({ what, usd, source }: { what: string; usd: number; source: string }, unit: string) => [
    what,
    unit,
    `<${source}>`,
    String(usd),
  ];
  return Object.values(single).map((price) => {
    const isSmall = price.usd < 0.001;
    const usd = isSmall ? Number((price.usd * 1e6).toPrecision(6)) : price.usd;
    return of({ ...price, usd }, isSmall ? "a million" : "one");
  });
}

function monthOf(place: Place, rows: readonly Row[]): string {
  const sum = (of: (row: Row) => number) => rows.reduce((total, row) => total + of(row) * row.calls, 0);
  const stored = place.storedGb * (prices.storedGb.usd + prices.recoverableGb.usd);
  const all = sum(({ usd }) => usd) + stored + standing.reduce((total, { usd }) => total + usd, 0);
  return table(
    ["of a month", "amount", "USD"],
    [
      [
        "requests and rounds",
        whole(sum(() => 1)),
        dollars(sum(() => prices.lambdaCalls.usd + (LOG_BYTES / 1e9) * prices.logGb.usd)),
      ],
      ["read units", whole(sum(({ read }) => read)), dollars(sum(({ read }) => read * prices.readUnits.usd))],
      ["write units", whole(sum(({ write }) => write)), dollars(sum(({ write }) => write * prices.writeUnits.usd))],
      [
        "GB-seconds of Lambda",
        whole(sum(({ gbSeconds }) => gbSeconds)),
        dollars(sum(({ gbSeconds }) => gbSeconds * prices.lambdaGbSeconds.usd)),
      ],
      ["GB stored and recoverable", String(place.storedGb), dollars(stored)],
      ["what stands whoever comes", "", dollars(standing.reduce((total, { usd }) => total + usd, 0))],
      ["**together**", "", `**${dollars(all)}**`],
      ["a participant", "", dollars(all / place.participants)],
    ],
  );
}

/** docs/cost.md: what Passa costs, from measured units and durations, assumed use and list prices. */
export function costPage(units: ReadonlyMap<string, Units>, durations: Durations): string {
  const of = (place: Place) => rowsOf(place, units, durations);
  const [small, large] = [of(municipality), of(region)];
  const perCall = small.map((row, n) => {
    const big = large[n];
    return [
      row.name,
      `${row.read}${big && big.read !== row.read ? `–${Math.round(big.read)}` : ""}`,
      String(row.write),
      row.gbSeconds.toFixed(3),
      (row.usd * 1e6).toFixed(1),
      whole(row.calls),
      dollars(row.usd * row.calls),
      whole(big?.calls ?? 0),
      dollars((big?.usd ?? 0) * (big?.calls ?? 0)),
    ];
  });
  return `# What Passa costs

Made by \`packages/core/test/cost\` from what is measured, and compared with it in every test run: units are those of the table of access patterns in [ARCHITECTURE.md](../ARCHITECTURE.md#access-patterns), durations ${durations.measured}. How often each use case is asked for is assumed (\`usage.ts\`), so whoever knows better changes it there. Prices are list prices of US East (N. Virginia) as of ${prices.asOf}, before tax and without free tiers; Stockholm, where the stack is put, differs by some per cent.

A call is billed its own time on the part of a processor that 1,024 MB gets, and ${REMOTE_MS} ms for each command to the table, one after the other: it will be less, since many go at once.

## ${municipality.name}

${municipality.matchers} matchers, ${municipality.employers} employers, ${municipality.places} places, ${municipality.eventsAMonth} day of speed interviews a month.

${monthOf(municipality, small)}

## ${region.name}

${whole(region.matchers)} matchers, ${whole(region.employers)} employers, ${whole(region.places)} places, ${region.eventsAMonth} days of speed interviews a month.

${monthOf(region, large)}

Mail, text messages and the identity provider's own price per person are not in it: they depend on what the municipality has.

## Use case by use case

Read units are told from–to where a larger place reads more. USD of a million calls; calls and USD of a month, in the municipality and in the region.

${table(["use case", "read", "write", "GB-s", "USD a million", "calls, 350", "USD", "calls, 50,000", "USD"], perCall)}

## Prices

${table(["what", "of", "source", "USD"], priceRows())}

What stands although nobody comes, a month: ${standing.map(({ what, usd }) => `${what.charAt(0).toLowerCase()}${what.slice(1)} ${usd}`).join(", ")}.
`;
}
