import type { JSX } from "react";
import { useTexts } from "../../../app/texts.tsx";
import { plotOf, type Point } from "./plot.ts";
import { shownPoints } from "./words.ts";

const box = { width: 640, height: 230 };

interface Stand {
  readonly incumbent: number | null;
  readonly bound: number | null;
  readonly gapPercent: number | null;
}

/** Best so far, proven ceiling, and the gap between them closing: in numbers and as two edges being sewn together. */
export function Sewing({
  points: given,
  stand,
  unmet,
}: {
  points: readonly Point[];
  stand: Stand;
  /** Cost of what is left out, taken out of all points. */
  unmet: number;
}): JSX.Element {
  const { t, number } = useTexts();
  const { gapPercent } = stand;
  const worth = (value: number | null): number | null => (value === null ? null : value + unmet);
  const [incumbent, bound] = [worth(stand.incumbent), worth(stand.bound)];
  const points = given.map((point) => ({ ...point, incumbent: worth(point.incumbent), bound: worth(point.bound) }));
  const points_ = (value: number | null): JSX.Element =>
    value === null ? (
      <dd className="not-yet">{t("timetable.gap.unknown")}</dd>
    ) : (
      <dd>
        {number(shownPoints(value), 0)} <small>{t("timetable.points")}</small>
      </dd>
    );
  return (
    <section className="sewing">
      <dl className="nums">
        <div className="big">
          <dt>{t("timetable.gap")}</dt>
          {gapPercent === null ? (
            <dd className="not-yet">{t("timetable.gap.unknown")}</dd>
          ) : (
            <dd>{t("timetable.gap.value", { percent: number(gapPercent, 2) })}</dd>
          )}
        </div>
        <div>
          <dt>{t("timetable.value")}</dt>
          {points_(incumbent)}
        </div>
        <div>
          <dt>{t("timetable.bound")}</dt>
          {points_(bound)}
        </div>
      </dl>
      <figure className="plot">
        <Picture points={points} />
        <figcaption className="small dim">
          {t("timetable.plot.caption")}
          {points.length > 0 && <PointsTable points={points} />}
        </figcaption>
      </figure>
    </section>
  );
}

function Picture({ points }: { points: readonly Point[] }): JSX.Element {
  const { t, number } = useTexts();
  const plot = plotOf(points, box);
  const last = points.at(-1);
  if (!plot || !last) return <p className="plot-nothing">{t("timetable.plot.nothing")}</p>;
  const { end } = plot;
  const value = number(shownPoints(last.incumbent ?? 0), 0);
  const bound = last.bound === null ? t("timetable.gap.unknown") : number(shownPoints(last.bound), 0);
  // The two words at the end stand apart even where the two edges meet.
  const boundAt = Math.max(2, Math.min(end.bound ?? end.best, end.best) - 26);
  const bestAt = end.best + 24;
  return (
    <svg
      viewBox="-74 -12 880 290"
      role="img"
      aria-label={t("timetable.plot", { value, bound, seconds: number(last.seconds) })}
    >
      <g stroke="var(--line)" strokeWidth="1">
        {plot.lines.map(({ value: line, y }) => (
          <path key={line} d={`M0 ${y}H${box.width}`} />
        ))}
      </g>
      {plot.lines.map(({ value: line, y }) => (
        <text key={line} className="yl" x="-10" y={y + 5} textAnchor="end">
          {number(shownPoints(line), 0)}
        </text>
      ))}
      <path d={plot.area} fill="var(--brand-soft)" />
      <path d={plot.stitches} stroke="var(--ink)" strokeWidth="2" strokeLinecap="round" />
      <path d={plot.bound} fill="none" stroke="var(--edge)" strokeWidth="3" />
      <path d={plot.best} fill="none" stroke="var(--brand)" strokeWidth="4" />
      <circle cx={end.x} cy={end.best} r="7" fill="var(--tape)" stroke="var(--ink)" strokeWidth="2" />
      {end.bound !== undefined && (
        <>
          <text className="end" x={end.x + 18} y={boundAt}>
            {t("timetable.plot.bound")}
          </text>
          <text className="lbl end" x={end.x + 18} y={boundAt + 18}>
            {bound}
          </text>
        </>
      )}
      <text className="end" x={end.x + 18} y={bestAt}>
        {t("timetable.plot.best")}
      </text>
      <text className="lbl end" x={end.x + 18} y={bestAt + 18}>
        {value}
      </text>
      {plot.marks.map(({ seconds, x }) => (
        <text key={seconds} x={x} y={box.height + 26} textAnchor="middle">
          {t("timetable.plot.seconds", { seconds: number(seconds) })}
        </text>
      ))}
    </svg>
  );
}

function PointsTable({ points }: { points: readonly Point[] }): JSX.Element {
  const { t, number } = useTexts();
  const cell = (value: number | null): string => (value === null ? "" : number(shownPoints(value), 0));
  return (
    <details className="points-table">
      <summary>{t("timetable.plot.table")}</summary>
      <div className="scroll in-place" tabIndex={0} role="region" aria-label={t("timetable.plot.table")}>
        <table className="data">
          <thead>
            <tr>
              <th scope="col">{t("timetable.plot.time")}</th>
              <th scope="col">{t("timetable.plot.best")}</th>
              <th scope="col">{t("timetable.plot.bound")}</th>
            </tr>
          </thead>
          <tbody>
            {points.map(({ seconds, incumbent, bound }, at) => (
              // Two may come in the same instant.
              <tr key={`${seconds} ${at}`}>
                <th scope="row">{t("timetable.plot.seconds", { seconds: number(seconds, 2) })}</th>
                <td>{cell(incumbent)}</td>
                <td>{cell(bound)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
