import { suggestedOccupations } from "@passa/domain/placement/suggested-tasks";
import { type JSX, useState } from "react";
import { useTexts } from "../../app/texts.tsx";
import { Button } from "../../kit/button.tsx";
import { ChosenChip } from "../../kit/chip.tsx";
import { CheckField, DateField, NumberField } from "../../kit/field.tsx";
import { PictureChoices } from "../../kit/picture-choice.tsx";
import { Segmented } from "../../kit/segmented.tsx";
import { Sheet } from "../../kit/sheet.tsx";
import { WeekGrid } from "../../kit/week-grid.tsx";
import { WhatToDo } from "../../kit/what-to-do.tsx";
import { shownHours, weekdays, weekOf, windowsOf } from "./open-hours.ts";
import { nameOf, openWords } from "./place-words.ts";
import { SkillSearch } from "./skill-search.tsx";
import { type StartChoice, startChoice, startDates } from "./start-dates.ts";
import { fieldId } from "./steps.ts";
import type { StepProps } from "./step-props.ts";
import { heaviestDemands } from "./tasks.ts";

const office = { from: 8, to: 17 };
const mornings = { from: 8, to: 12 };

/** Step 3: how much, when, from when; and what is good to have and what one may practise. */
export function TimesStep({ form, change, missing, vocabulary, today }: StepProps & { today: string }): JSX.Element {
  const words = useTexts();
  const { t } = words;
  return (
    <>
      <Sheet className="stack">
        <h2>{t("placement.hours.title")}</h2>
        <div className="two-fields">
          <NumberField
            id={fieldId("hours.min")}
            label={t("placement.hours.min")}
            missing={missing("hours.min") ?? missing("hours")}
            value={form.hoursMin}
            unit={t("placement.hours.unit")}
            step={1}
            min={1}
            max={60}
            onChange={(hoursMin) => change((now) => ({ ...now, hoursMin }))}
          />
          <NumberField
            id={fieldId("hours.max")}
            label={t("placement.hours.max")}
            missing={missing("hours.max")}
            value={form.hoursMax}
            unit={t("placement.hours.unit")}
            step={1}
            min={1}
            max={60}
            onChange={(hoursMax) => change((now) => ({ ...now, hoursMax }))}
          />
        </div>
        <p className="small dim">{t("placement.hours.help")}</p>
      </Sheet>
      <OpenHours form={form} change={change} missing={missing("open")} />
      <Start form={form} change={change} missing={missing} today={today} />
      <Sheet className="stack">
        <h2>{t("placement.nice.title")}</h2>
        <p className="dim">{t("placement.nice.help")}</p>
        <div id={fieldId("wishes")} className={missing("wishes") ? "stack f err" : "stack"}>
          {(form.wishes ?? []).length > 0 && (
            <div className="chips">
              {(form.wishes ?? []).map((skill) => (
                <ChosenChip
                  key={skill}
                  remove={t("placement.skill.remove", { skill: nameOf(words, "skill", skill, vocabulary.skills) })}
                  onRemove={() => change((now) => ({ ...now, wishes: now.wishes?.filter((one) => one !== skill) }))}
                >
                  {nameOf(words, "skill", skill, vocabulary.skills)}
                </ChosenChip>
              ))}
            </div>
          )}
          <SkillSearch
            label={t("placement.wishes")}
            help={t("placement.wishes.help")}
            taken={form.wishes ?? []}
            onChoose={(skill) => change((now) => ({ ...now, wishes: [...new Set([...(now.wishes ?? []), skill])] }))}
          />
          <WhatToDo>{missing("wishes")}</WhatToDo>
        </div>
        <Develops form={form} change={change} missing={missing} vocabulary={vocabulary} />
      </Sheet>
    </>
  );
}

function OpenHours({
  form,
  change,
  missing,
}: Pick<StepProps, "form" | "change"> & { missing: string | undefined }): JSX.Element {
  const words = useTexts();
  const { t } = words;
  const [wholeDay, setWholeDay] = useState(false);
  const open = form.open ?? [];
  const shown = shownHours(open, wholeDay);
  const usual = suggestedOccupations.find(({ conceptId }) => conceptId === form.occupation?.conceptId)?.usualHours;
  const presets = [...(usual ? [usual] : []), office, mornings].filter(
    (one, at, all) => all.findIndex((other) => other.from === one.from && other.to === one.to) === at,
  );
  return (
    <Sheet className="stack">
      <h2>{t("placement.open.title")}</h2>
      <p className="dim">{t("placement.open.help")}</p>
      <div className="chips">
        {presets.map((hours) => (
          <Button
            key={`${hours.from}-${hours.to}`}
            small
            onClick={() => change((now) => ({ ...now, open: weekdays(hours) }))}
          >
            {t("placement.open.preset", hours)}
          </Button>
        ))}
        {shown.to < 24 && (
          <Button kind="bare" small onClick={() => setWholeDay(true)}>
            {t("placement.open.whole-day")}
          </Button>
        )}
      </div>
      <div id={fieldId("open")} tabIndex={-1} className={missing ? "f err" : "f"}>
        <WeekGrid
          kind="open"
          label={t("placement.open.title")}
          fromHour={shown.from}
          wishes={weekOf(open, shown)}
          onChange={(week) => change((now) => ({ ...now, open: windowsOf(week, shown.from) }))}
        />
        <WhatToDo>{missing}</WhatToDo>
      </div>
      <p className="strong" role="status">
        {openWords(words, open).join(". ")}
      </p>
      <details className="more-on" open={form.remote || undefined}>
        <summary>{t("placement.remote.open")}</summary>
        <div id={fieldId("remote")}>
          <CheckField
            label={
              <>
                {t("placement.remote.yes")} <span className="dim">{t("placement.remote.help")}</span>
              </>
            }
            checked={form.remote === true}
            onChange={(remote) => change(({ remote: _before, ...now }) => (remote ? { ...now, remote: true } : now))}
          />
        </div>
      </details>
    </Sheet>
  );
}

const choices = ["soon", "nextMonth", "date"] as const;

function Start({
  form,
  change,
  missing,
  today,
}: Pick<StepProps, "form" | "change" | "missing"> & { today: string }): JSX.Element {
  const { t, date } = useTexts();
  const [own, setOwn] = useState(false);
  const { startsOn, latestStartOn } = form;
  const chosen = own ? "date" : startChoice({ startsOn, latestStartOn }, today);
  const choose = (choice: StartChoice): void => {
    setOwn(choice === "date");
    if (choice !== "date") change((now) => ({ ...now, ...startDates(choice, today) }));
  };
  return (
    <Sheet className="stack">
      <h2>{t("placement.start.title")}</h2>
      <div className="wrap-seg">
        <Segmented
          id={fieldId("startsOn")}
          legend={t("placement.start.title")}
          legendHidden
          missing={chosen === "date" ? undefined : missing("startsOn")}
          value={chosen}
          choices={choices.map((value) => ({
            value,
            label: t(`placement.start.${value}`, {
              day: date(startDates("nextMonth", today).startsOn ?? today).replace(/ \d{4}$/, ""),
            }),
          }))}
          onChange={(choice) => {
            if (choice !== "unknown") choose(choice);
          }}
        />
      </div>
      {chosen === "soon" && latestStartOn !== undefined && (
        <p className="small dim">{t("placement.start.soon.help", { date: date(latestStartOn) })}</p>
      )}
      {chosen === "date" && (
        <div className="two-fields">
          <DateField
            label={t("placement.start.first")}
            missing={missing("startsOn")}
            value={startsOn ?? ""}
            onChange={(value) => change((now) => ({ ...now, startsOn: value || undefined }))}
          />
          <DateField
            id={fieldId("latestStartOn")}
            label={t("placement.start.last")}
            help={t("placement.start.last.help")}
            missing={missing("latestStartOn")}
            value={latestStartOn ?? ""}
            onChange={(value) => change((now) => ({ ...now, latestStartOn: value || undefined }))}
          />
        </div>
      )}
    </Sheet>
  );
}

const PRACTISED_SHOWN = 8;
/** What most places let one practise, whatever is done there. */
const oftenPractised = ["sv.listening", "sv.speaking", "routine", "teamwork", "independence"];

function Develops({ form, change, missing, vocabulary }: StepProps): JSX.Element {
  const words = useTexts();
  const { t } = words;
  const develops = form.develops ?? [];
  const [offered] = useState(() =>
    [
      ...new Set([
        ...develops.filter((id) => vocabulary.dimensions.some((one) => one.id === id)),
        ...oftenPractised,
        ...(form.tasks ?? []).flatMap((task) => heaviestDemands(task, vocabulary.dimensions).map(({ id }) => id)),
      ]),
    ].slice(0, Math.max(PRACTISED_SHOWN, develops.length)),
  );
  return (
    <PictureChoices
      id={fieldId("develops")}
      legend={t("placement.develops")}
      missing={missing("develops")}
      chosen={new Set(develops)}
      options={offered.flatMap((id) => {
        const dimension = vocabulary.dimensions.find((one) => one.id === id);
        return dimension ? [{ value: id, label: nameOf(words, "dimension", id), pictogram: dimension.pictogram }] : [];
      })}
      onChange={(id, on) =>
        change((now) => {
          const before = (now.develops ?? []).filter((one) => one !== id);
          return { ...now, develops: on ? [...before, id] : before };
        })
      }
    />
  );
}
