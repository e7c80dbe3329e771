import { useQuery } from "@tanstack/react-query";
import { type JSX, useState } from "react";
import { useTexts } from "../../../app/texts.tsx";
import { Button } from "../../../kit/button.tsx";
import { SelectField } from "../../../kit/field.tsx";
import { StateMark } from "../../../kit/state-mark.tsx";
import type { EventId, PlanId } from "../queries.ts";
import { checkQuery, type PlanChange, type PlanCheck } from "./queries.ts";
import { type Names, ruleWords, shownPoints } from "./words.ts";

/** What the checker says, at once: it works and what it gives or costs, or why it does not. */
function Answer({
  check,
  checking,
  names,
}: {
  check: PlanCheck | undefined;
  checking: boolean;
  names: Names;
}): JSX.Element | null {
  const words = useTexts();
  const { t, number } = words;
  if (!check) return checking ? <p className="dim">{t("timetable.move.checking")}</p> : null;
  if (!check.valid) {
    const lines = [...new Set(check.violations.map((violation) => ruleWords(words, names, violation)))];
    return (
      <p>
        <StateMark state="block">{t("timetable.move.cannot")}</StateMark> {lines.slice(0, 3).join(" ")}
      </p>
    );
  }
  const points = shownPoints(check.difference);
  return (
    <p>
      {points < 0 ? (
        <StateMark state="ask">{t("timetable.move.cost", { points: number(-points, 0) })}</StateMark>
      ) : (
        <StateMark state="met">
          {points === 0 ? t("timetable.move.fine") : t("timetable.move.gain", { points: number(points, 0) })}
        </StateMark>
      )}
    </p>
  );
}

/** An interview in the hand: where it comes from, where it would go, and what that means. */
export function MoveBar({
  above,
  what,
  from,
  to,
  changed,
  swapped,
  check,
  checking,
  locked,
  saving,
  names,
  onPut,
  onLock,
  onRemove,
  onLeave,
}: {
  above: boolean;
  what: string;
  from: string;
  to: string;
  changed: boolean;
  swapped: string | undefined;
  check: PlanCheck | undefined;
  checking: boolean;
  locked: boolean;
  saving: boolean;
  names: Names;
  onPut: () => void;
  onLock: () => void;
  onRemove: () => void;
  onLeave: () => void;
}): JSX.Element {
  const { t } = useTexts();
  return (
    <div className={above ? "move-bar above" : "move-bar"}>
      <div role="status">
        <p className="strong">
          {changed ? t("timetable.move.from-to", { what, from, to }) : t("timetable.picked", { what })}
        </p>
        {swapped !== undefined && <p>{t("timetable.move.swap", { what: swapped })}</p>}
        {changed && <Answer check={check} checking={checking} names={names} />}
      </div>
      <div className="kr">
        <Button
          kind="main"
          small
          busy={saving && t("event.saving")}
          onClick={() => {
            if (changed && check?.valid !== false) onPut();
          }}
        >
          {t("timetable.move.put")}
        </Button>
        <Button small onClick={onLock}>
          {t(locked ? "timetable.unlock" : "timetable.lock")}
        </Button>
        <Button small kind="gone" onClick={onRemove}>
          {t("timetable.remove")}
        </Button>
        <Button small kind="bare" onClick={onLeave}>
          {t("timetable.move.leave")}
        </Button>
      </div>
    </div>
  );
}

/** A free round: whom to put there, with the checker's answer before it is done. */
export function AddBar({
  text,
  choices,
  taken,
  eventId,
  planId,
  etag,
  changeFor,
  names,
  saving,
  onAdd,
  onLeave,
}: {
  text: string;
  choices: readonly { readonly value: string; readonly label: string }[];
  taken: ReadonlySet<string>;
  eventId: EventId;
  planId: PlanId;
  etag: string;
  changeFor: (id: string) => Extract<PlanChange, { kind: "add" }> | undefined;
  names: Names;
  saving: boolean;
  onAdd: (change: Extract<PlanChange, { kind: "add" }>) => void;
  onLeave: () => void;
}): JSX.Element {
  const { t } = useTexts();
  const [id, setId] = useState("");
  const change = id === "" ? undefined : changeFor(id);
  const check = useQuery(checkQuery(eventId, planId, etag, change ? [change] : []));
  return (
    <div className="move-bar">
      <div>
        <p className="strong">{text}</p>
        <SelectField
          label={t("timetable.add.card")}
          value={id}
          empty={t("timetable.add.choose")}
          choices={choices.filter(({ value }) => !taken.has(value))}
          onChange={setId}
        />
        <div role="status">{change && <Answer check={check.data} checking={check.isFetching} names={names} />}</div>
      </div>
      <div className="kr">
        <Button
          kind="main"
          small
          busy={saving && t("event.saving")}
          onClick={() => {
            if (change && check.data?.valid) onAdd(change);
          }}
        >
          {t("timetable.add.do")}
        </Button>
        <Button small kind="bare" onClick={onLeave}>
          {t("timetable.move.leave")}
        </Button>
      </div>
    </div>
  );
}
