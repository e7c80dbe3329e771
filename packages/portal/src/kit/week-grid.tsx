import { type JSX, type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { useTexts } from "../app/texts.tsx";
import { nextOpen, nextWish, weekKey, type WeekPlace, type WeekWishes, type Wish, withWish } from "./week-keys.ts";

export type { WeekWishes, Wish } from "./week-keys.ts";

const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
const mark: Record<Wish, string> = { cannot: "0", can: "1", rather: "2", unknown: "q" };

interface WeekGridProps {
  readonly label: string;
  /** The first hour of the first column, 0 to 23; one column an hour. */
  readonly fromHour: number;
  readonly wishes: WeekWishes;
  readonly onChange: (wishes: WeekWishes) => void;
  readonly id?: string;
  /** A person's wishes, or the hours of a place, which are open ("rather") or not ("cannot"). */
  readonly kind?: "wishes" | "open";
}

/**
 * The week: a cell is filled as high as the person wants it. One tab stop; arrows, Space, Shift and arrow, F, ?; drag.
 * On a phone it stands sideways and time runs down.
 */
export function WeekGrid({ label, fromHour, wishes, onChange, id, kind = "wishes" }: WeekGridProps): JSX.Element {
  const { t } = useTexts();
  const grid = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<WeekPlace>({ day: 0, hour: 0 });
  const paint = useRef<Wish>(undefined);
  const hours = wishes[0]?.length ?? 0;
  const open = kind === "open";

  const cellAt = (place: WeekPlace): HTMLElement | null =>
    grid.current?.querySelector(`[data-day="${place.day}"][data-hour="${place.hour}"]`) ?? null;
  const placeOf = (target: EventTarget): WeekPlace | undefined => {
    const cell = target instanceof HTMLElement ? target.closest<HTMLElement>("[data-hour]") : null;
    return cell ? { day: Number(cell.dataset.day), hour: Number(cell.dataset.hour) } : undefined;
  };

  const keys = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const turned = grid.current !== null && getComputedStyle(grid.current).gridAutoFlow.includes("column");
    const step = weekKey({ at, wishes }, event.key, { shift: event.shiftKey, turned, open });
    if (!step) return;
    event.preventDefault();
    if (step.wishes !== wishes) onChange(step.wishes);
    setAt(step.at);
    cellAt(step.at)?.focus();
  };
  const press = (event: PointerEvent): void => {
    const place = placeOf(event.target);
    const was = place && wishes[place.day]?.[place.hour];
    if (!place || was === undefined) return;
    paint.current = (open ? nextOpen : nextWish)(was);
    if (event.target instanceof Element && event.target.hasPointerCapture(event.pointerId))
      event.target.releasePointerCapture(event.pointerId);
    setAt(place);
    onChange(withWish(wishes, place, paint.current));
  };
  const drag = (event: PointerEvent): void => {
    const place = placeOf(event.target);
    if (place && paint.current !== undefined && event.buttons) onChange(withWish(wishes, place, paint.current));
  };

  return (
    <>
      <div
        ref={grid}
        id={id}
        className="week"
        role="grid"
        aria-label={label}
        style={{ "--h": hours }}
        onKeyDown={keys}
        onPointerDown={press}
        onPointerOver={drag}
        onPointerUp={() => (paint.current = undefined)}
      >
        <div role="row">
          <span role="columnheader">
            <span className="vh">{t("shell.week.day")}</span>
          </span>
          {Array.from({ length: hours }, (_none, hour) => (
            <span role="columnheader" key={hour}>
              {fromHour + hour}
            </span>
          ))}
        </div>
        {days.map((day, d) => (
          <div role="row" key={day}>
            <span role="rowheader" aria-label={t(`shell.day.${day}`)}>
              {t(`shell.day.short.${day}`)}
              <span>{t(`shell.day.rest.${day}`)}</span>
            </span>
            {wishes[d]?.map((wish, hour) => (
              <div
                role="gridcell"
                key={hour}
                data-day={d}
                data-hour={hour}
                data-v={mark[wish]}
                tabIndex={at.day === d && at.hour === hour ? 0 : -1}
                onFocus={() => setAt({ day: d, hour })}
                aria-label={t("shell.week.cell", {
                  day: t(`shell.day.${day}`),
                  from: fromHour + hour,
                  to: fromHour + hour + 1,
                  wish: open ? t(wish === "cannot" ? "shell.week.closed" : "shell.week.open") : t(`shell.week.${wish}`),
                })}
              />
            ))}
          </div>
        ))}
      </div>
      <p className="wkey" aria-hidden="true">
        <span className="key">
          <i style={{ "--v": "0%" }} />
          {t(open ? "shell.week.key.closed" : "shell.week.key.cannot")}
        </span>
        {!open && (
          <span className="key">
            <i style={{ "--v": "45%" }} />
            {t("shell.week.key.can")}
          </span>
        )}
        <span className="key">
          <i style={{ "--v": "100%" }} />
          {t(open ? "shell.week.key.open" : "shell.week.key.rather")}
        </span>
        {!open && (
          <span className="key">
            <i className="unknown">?</i>
            {t("shell.unknown")}
          </span>
        )}
      </p>
    </>
  );
}
