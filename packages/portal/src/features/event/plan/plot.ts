/** How a search has gone, as lines in a picture. */

export interface Point {
  readonly seconds: number;
  readonly incumbent: number | null;
  readonly bound: number | null;
}

export interface Plot {
  /** Best so far, from the first that was found, and what cannot be passed, as steps. */
  readonly best: string;
  readonly bound: string;
  /** Stitches between the two. */
  readonly stitches: string;
  readonly area: string;
  readonly end: { readonly x: number; readonly best: number; readonly bound: number | undefined };
  readonly lines: readonly { readonly value: number; readonly y: number }[];
  readonly marks: readonly { readonly seconds: number; readonly x: number }[];
}

const STEPS = [1, 2, 5];

/** A round number of which `span` holds about `wanted`. */
function roundStep(span: number, wanted: number): number {
  const rough = Math.max(span, 1e-9) / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = STEPS.find((one) => one * power >= rough) ?? 10;
  return step * power;
}

const multiples = (from: number, to: number, step: number): number[] =>
  Array.from(
    { length: Math.max(0, Math.floor(to / step) - Math.ceil(from / step) + 1) },
    (_none, at) => (Math.ceil(from / step) + at) * step,
  );

/**
 * The picture of the points, in a box of `width` × `height`; undefined before something was found. A first timetable that
 * leaves something out that is demanded is worth so little that it would flatten all the rest: the picture begins at the
 * lowest value that is within a fifth of the last.
 */
export function plotOf(
  points: readonly Point[],
  { width, height }: { width: number; height: number },
): Plot | undefined {
  const last = points.at(-1);
  const value = last?.incumbent;
  if (!last || value === null || value === undefined) return undefined;
  const found = points.filter(({ incumbent }) => incumbent !== null) as (Point & { incumbent: number })[];
  const shown = found.filter(({ incumbent }) => incumbent >= value - Math.abs(value) / 5);
  const bounds = points.flatMap(({ bound }) => bound ?? []).filter((bound) => bound <= value + Math.abs(value) / 5);
  const low = Math.min(...shown.map(({ incumbent }) => incumbent));
  const high = Math.max(value, ...bounds);
  const spread = Math.max(high - low, Math.abs(value) / 1000, 1);
  const [bottom, top] = [low - spread * 0.15, high + spread * 0.15];
  const seconds = Math.max(last.seconds, 0.1);
  const x = (at: number): number => Math.round((at / seconds) * width * 10) / 10;
  const y = (at: number): number => {
    const within = Math.min(top, Math.max(bottom, at));
    return Math.round(((top - within) / (top - bottom)) * height * 10) / 10;
  };
  const steps = (at: readonly { readonly seconds: number; readonly value: number }[]): string => {
    const [first, ...rest] = at;
    if (!first) return "";
    return `M${x(first.seconds)} ${y(first.value)}${rest.map((one) => `H${x(one.seconds)}V${y(one.value)}`).join("")}H${x(seconds)}`;
  };
  const best = steps(found.map((point) => ({ seconds: point.seconds, value: point.incumbent })));
  const proven = points.flatMap(({ seconds: at, bound }) => (bound === null ? [] : [{ seconds: at, value: bound }]));
  const startX = x(found[0]?.seconds ?? 0);
  const at = (list: readonly { seconds: number; value: number }[], when: number): number | undefined =>
    list.findLast((one) => one.seconds <= when)?.value;
  const stitches = Array.from({ length: 46 }, (_none, n) => ((n + 0.5) / 46) * seconds)
    .flatMap((when) => {
      const under = at(
        found.map((point) => ({ seconds: point.seconds, value: point.incumbent })),
        when,
      );
      const over = at(proven, when);
      return under === undefined || over === undefined ? [] : [`M${x(when)} ${y(over) - 5}V${y(under) + 5}`];
    })
    .join("");
  return {
    best,
    bound: steps(proven),
    stitches,
    area: `${best}V${height}H${startX}Z`,
    end: { x: x(seconds), best: y(value), bound: last.bound === null ? undefined : y(last.bound) },
    lines: multiples(bottom, top, roundStep(top - bottom, 3)).map((line) => ({ value: line, y: y(line) })),
    marks: multiples(0, seconds, roundStep(seconds, 5)).map((mark) => ({ seconds: mark, x: x(mark) })),
  };
}
