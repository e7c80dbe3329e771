import { MAX_SLOTS, slotTimes } from "@passa/domain/event/slot-times";
import { type JSX, useState } from "react";
import { useTexts } from "../../../app/texts.tsx";
import { Button } from "../../../kit/button.tsx";
import { clockOf } from "../times.ts";
import type { PartProps } from "./about-part.tsx";
import { withBreak, withoutSlot, withSlots } from "./details.ts";
import type { Details } from "./versions.ts";
import { WholeNumber } from "./whole-number.tsx";

type Here = { readonly kind: "round" | "break"; readonly slot: number };

/** The rounds and breaks on a tape. With `change` one presses a part of it to alter it. */
export function DayPart({ details, change }: Pick<PartProps, "details"> & Partial<PartProps>): JSX.Element {
  const { t } = useTexts();
  const [here, setHere] = useState<Here>();
  const times = slotTimes(details);
  const from = clockOf(details.startsAt);
  const to = clockOf(times.at(-1)?.to ?? details.startsAt);
  const { slots, slotMinutes: minutes } = details;
  return (
    <section className="ps" aria-labelledby="event-day">
      <div className="h">
        <h2 id="event-day">{t("event.day")}</h2>
        <span>{t("event.day.sum", { slots, minutes, from, to })}</span>
      </div>
      <DayTape details={details} here={here} {...(change ? { onHere: setHere } : {})} />
      {change && (
        <>
          {here && here.slot < slots && <HereForm details={details} change={change} here={here} onHere={setHere} />}
          <div className="setup-fields narrow-fields">
            <WholeNumber
              label={t("event.day.slots")}
              value={slots}
              min={1}
              max={MAX_SLOTS}
              onChange={(count) => change((now) => withSlots(now, count))}
            />
            <WholeNumber
              label={t("event.day.minutes")}
              unit={t("event.day.min")}
              value={minutes}
              min={5}
              max={120}
              onChange={(slotMinutes) => change((now) => ({ ...now, slotMinutes }))}
            />
          </div>
          <p className="small dim">{t("event.day.double", { minutes: 2 * minutes })}</p>
        </>
      )}
    </section>
  );
}

function DayTape({
  details,
  here,
  onHere,
}: {
  details: Details;
  here: Here | undefined;
  onHere?: (here: Here | undefined) => void;
}): JSX.Element {
  const { t } = useTexts();
  const pauses = new Map(details.breaks.map((pause) => [pause.afterSlot, pause]));
  const parts = slotTimes(details).flatMap(({ slot, from, to }) => {
    const pause = pauses.get(slot);
    return [
      { kind: "round" as const, slot, from, minutes: details.slotMinutes, pause: undefined },
      ...(pause ? [{ kind: "break" as const, slot, from: to, minutes: pause.minutes, pause: pause.kind }] : []),
    ];
  });
  return (
    <div className={details.slots > 16 ? "daytape many" : "daytape"} role="group" aria-label={t("event.day.tape")}>
      {parts.map(({ kind, slot, from, minutes, pause }) => {
        const isHere = here?.kind === kind && here.slot === slot;
        const inside = (
          <>
            <span>{clockOf(from)}</span>
            {pause ? (
              <span className="strong">{t(`event.day.break.${pause}`)}</span>
            ) : (
              <b>
                <span className="vh">{t("event.day.round", { number: slot + 1 })}</span>
                <span aria-hidden="true">{slot + 1}</span>
              </b>
            )}
          </>
        );
        const look = {
          className: `${pause ? "pz" : "rd"}${isHere ? " on" : ""}`,
          // A long lunch need not be drawn at its length.
          style: { "--m": pause ? Math.min(minutes, 1.6 * details.slotMinutes) : minutes },
        };
        return onHere ? (
          <button
            key={`${kind}${slot}`}
            type="button"
            {...look}
            aria-pressed={isHere}
            onClick={() => onHere(isHere ? undefined : { kind, slot })}
          >
            {inside}
          </button>
        ) : (
          <div key={`${kind}${slot}`} {...look}>
            {inside}
          </div>
        );
      })}
    </div>
  );
}

/** What can be done with the part of the tape that was pressed. */
function HereForm({
  details,
  change,
  here: { kind, slot },
  onHere,
}: PartProps & { here: Here; onHere: (here: Here | undefined) => void }): JSX.Element | null {
  const { t } = useTexts();
  const time = slotTimes(details)[slot];
  const pause = details.breaks.find(({ afterSlot }) => afterSlot === slot);
  if (!time) return null;
  const number = slot + 1;
  if (kind === "break" && pause)
    return (
      <div className="slotform">
        <h3>{t("event.day.break-at", { number, from: clockOf(time.to) })}</h3>
        <WholeNumber
          label={t("event.day.break-minutes")}
          unit={t("event.day.min")}
          value={pause.minutes}
          min={1}
          max={180}
          onChange={(minutes) => change((now) => withBreak(now, slot, { kind: pause.kind, minutes }))}
        />
        <Button
          kind="gone"
          onClick={() => {
            change((now) => withBreak(now, slot, undefined));
            onHere(undefined);
          }}
        >
          {t("event.day.remove-break")}
        </Button>
      </div>
    );
  const isLast = slot === details.slots - 1;
  return (
    <div className="slotform">
      <h3>{t("event.day.round-at", { number, from: clockOf(time.from), to: clockOf(time.to) })}</h3>
      {!pause &&
        !isLast &&
        (["pause", "lunch"] as const).map((what) => (
          <Button
            key={what}
            onClick={() => {
              change((now) => withBreak(now, slot, { kind: what, minutes: what === "lunch" ? 45 : 15 }));
              onHere({ kind: "break", slot });
            }}
          >
            {t(what === "lunch" ? "event.day.lunch-after" : "event.day.break-after")}
          </Button>
        ))}
      {details.slots > 1 && (
        <Button
          kind="gone"
          onClick={() => {
            change((now) => withoutSlot(now, slot));
            onHere(undefined);
          }}
        >
          {t("event.day.remove-round")}
        </Button>
      )}
    </div>
  );
}
