import { type JSX, useState } from "react";
import { useTexts } from "../../app/texts.tsx";
import { CheckField, NumberField } from "../../kit/field.tsx";
import { WeekGrid } from "../../kit/week-grid.tsx";
import { knownValue, questionId, useEditor } from "./editor.tsx";
import { type HoursForm, hoursForm, readHours } from "./hours-form.ts";
import { UnknownChoice } from "./unknown-choice.tsx";
import { availableOf, dayHours, hoursToShow, shownWeek, wishesOf, withShown } from "./week-hours.ts";
import { WhoSaid } from "./who-said.tsx";
import { useWritten } from "./use-written.ts";

/** How many hours, and which. */
export function TimeQuestions(): JSX.Element {
  return (
    <>
      <Hours />
      <Week />
    </>
  );
}

/** Hours a week. What is written counts as soon as the numbers go together, and stays until they do. */
function Hours(): JSX.Element {
  const { t } = useTexts();
  const { answers, here, say } = useEditor();
  const known = knownValue(answers, "hours");
  const [form, setForm] = useWritten<HoursForm>(hoursForm(known));
  const [told, setTold] = useState(false);
  const read = readHours(form);
  const field = (name: keyof HoursForm, id?: string): JSX.Element => (
    <NumberField
      {...(id ? { id } : {})}
      label={t(`profile.hours.${name}`)}
      unit={t("profile.hours.unit")}
      value={form[name]}
      onChange={(text) => setForm({ ...form, [name]: text })}
      missing={told && read.kind === "wrong" && read.field === name ? t(`profile.hours.wrong.${read.why}`) : undefined}
    />
  );
  const leave = (): void => {
    setTold(read.kind === "wrong");
    if (read.kind === "whole" && JSON.stringify(read.hours) !== JSON.stringify(known))
      say({ what: "hours", value: { ...read.hours, ...(known?.maxPerDay ? { maxPerDay: known.maxPerDay } : {}) } });
  };
  return (
    <fieldset
      className={here === "hours" ? "here" : undefined}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) leave();
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter") leave();
      }}
    >
      <legend className="vh">{t("profile.ask.hours")}</legend>
      <div className="three">
        {field("wanted", questionId("hours"))}
        {field("min")}
        {field("max")}
      </div>
      <div className="kr apart">
        <WhoSaid topic="hours" />
        <UnknownChoice topic="hours" />
      </div>
    </fieldset>
  );
}

/** The week: kan, helst, vet inte än. */
function Week(): JSX.Element {
  const { t } = useTexts();
  const { answers, here, say, name } = useEditor();
  const wishes = wishesOf(knownValue(answers, "available"));
  const needed = hoursToShow(wishes);
  const [wide, setWide] = useState(needed.to === 24);
  const shown = wide ? { from: 0, to: 24 } : dayHours;
  return (
    <div className={`asks${here === "available" ? " here" : ""}`}>
      <div className="kr apart">
        <h3 className="lab">{t("profile.ask.available")}</h3>
        <CheckField label={t("profile.week.whole")} checked={wide} onChange={setWide} />
      </div>
      <WeekGrid
        id={questionId("available")}
        label={t("profile.ask.available")}
        fromHour={shown.from}
        wishes={shownWeek(wishes, shown)}
        onChange={(next) => say({ what: "available", value: availableOf(withShown(wishes, next, shown)) })}
      />
      <p className="small dim">{t("profile.week.help", { name })}</p>
      <div className="kr apart">
        <WhoSaid topic="available" />
        <UnknownChoice topic="available" />
      </div>
    </div>
  );
}
