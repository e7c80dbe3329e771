import type { JSX, ReactNode } from "react";
import { vocabularyAbout } from "@passa/texts/vocabulary";
import { saysSame } from "../../app/says-same.ts";
import { useTexts } from "../../app/texts.tsx";
import { Chip } from "../../kit/chip.tsx";
import { PictureTile } from "../../kit/pictogram.tsx";
import { Sheet } from "../../kit/sheet.tsx";
import { wholeNumber, type PlaceForm } from "./place-form.ts";
import { clauseWords, nameOf, openWords, taskSummary, type Vocabulary } from "./place-words.ts";
import type { PlacementView } from "./queries.ts";
import type { Step } from "./steps.ts";

/** The whole place as it reads for others. `change` gives each part the way back to its step. */
export function PlaceSummary({
  form,
  workplace,
  vocabulary,
  change,
}: {
  form: PlaceForm;
  workplace: PlacementView["workplace"];
  vocabulary: Vocabulary;
  change?: (step: Step, what: string) => ReactNode;
}): JSX.Element {
  const words = useTexts();
  const { t, date, list } = words;
  const { tasks = [], requires = [], wishes = [], develops = [], open = [], tags = [] } = form;
  const adaptations = [...new Set([...(form.adaptations ?? []), ...(workplace?.adaptations ?? [])])];
  const formats = [...new Set([...(form.formats ?? []), ...(workplace?.formats ?? [])])];
  const seats = wholeNumber(form.seats);
  const [min, max] = [wholeNumber(form.hoursMin), wholeNumber(form.hoursMax)];
  const skill = (id: string): string => nameOf(words, "skill", id, vocabulary.skills);
  const practised = (id: string): string =>
    vocabulary.dimensions.some((one) => one.id === id) ? nameOf(words, "dimension", id) : skill(id);
  const missing = <span className="dim">{t("placement.look.missing")}</span>;
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t("placement.look.kind"), form.kind === undefined ? missing : t(`placement.kind.${form.kind}`)],
    [t("placement.look.field"), form.field === undefined ? missing : nameOf(words, "field", form.field)],
    [t("placement.look.seats"), seats === undefined ? missing : t("placement.look.people", { count: seats })],
    [
      t("placement.look.where"),
      workplace === undefined
        ? missing
        : `${workplace.name}, ${t("placement.workplace.at", { address: workplace.address, locality: workplace.locality })}`,
    ],
    ...(workplace?.access ? [[t("placement.look.access"), workplace.access] as const] : []),
    ...(workplace?.supervisor ? [[t("placement.look.supervisor"), workplace.supervisor.name] as const] : []),
  ];
  const times: readonly (readonly [string, ReactNode])[] = [
    [
      t("placement.look.hours"),
      min === undefined || max === undefined
        ? missing
        : min === max
          ? t("placement.look.hours-same", { min })
          : t("placement.look.hours-range", { min, max }),
    ],
    [t("placement.look.open"), open.length === 0 ? missing : openWords(words, open).join(". ")],
    [
      t("placement.look.start"),
      form.startsOn === undefined
        ? missing
        : form.latestStartOn === undefined
          ? date(form.startsOn)
          : t("placement.look.start-range", { first: date(form.startsOn), last: date(form.latestStartOn) }),
    ],
    ...(form.remote ? [[t("placement.remote"), t("placement.yes")] as const] : []),
    ...(wishes.length > 0 ? [[t("placement.wishes"), list(wishes.map(skill))] as const] : []),
    ...(develops.length > 0 ? [[t("placement.develops"), list(develops.map(practised))] as const] : []),
  ];
  const part = (step: Step, title: string, children: ReactNode): JSX.Element => (
    <Sheet className="stack look">
      <div className="look-head">
        <h2>{title}</h2>
        {change?.(step, title)}
      </div>
      {children}
    </Sheet>
  );
  return (
    <>
      {part(
        "workplace",
        form.title || t("placement.untitled"),
        <>
          {form.about && <p>{form.about}</p>}
          <Facts facts={facts} />
        </>,
      )}
      {part(
        "tasks",
        t("placement.step.tasks"),
        <>
          {tasks.length === 0 && <p className="dim">{t("placement.look.no-tasks")}</p>}
          <ul className="look-tasks">
            {tasks.map((task) => (
              <li key={task.id}>
                <PictureTile id={task.pictogram ?? "checklist"} size={38} />
                <div>
                  <b>{task.title}</b>
                  {task.about && <p className="small">{task.about}</p>}
                  <p className="small dim">{taskSummary(words, task, vocabulary)}</p>
                  {task.hazardous && <p className="small dim">{t("placement.task.sum.hazardous")}</p>}
                </div>
              </li>
            ))}
          </ul>
          {form.minTasks !== undefined && form.minTasks > 1 && (
            <p>
              {t("placement.min-tasks")}:{" "}
              {t(form.minTasks === tasks.length ? "placement.min-tasks.all" : "placement.min-tasks.some", {
                count: form.minTasks,
                of: tasks.length,
              })}
              .
            </p>
          )}
          {requires.map((clause) => (
            <p key={clause.join(" ")}>
              {t("placement.task.sum.requires", { skills: clauseWords(words, clause, vocabulary.skills) })}
            </p>
          ))}
        </>,
      )}
      {part("times", t("placement.step.times"), <Facts facts={times} />)}
      {part(
        "support",
        t("placement.step.support"),
        <>
          {adaptations.length === 0 && <p className="dim">{t("placement.look.no-support")}</p>}
          <ul className="look-tasks">
            {adaptations.map((id) => (
              <li key={id}>
                <PictureTile id={vocabulary.adaptations.find((one) => one.id === id)?.pictogram ?? "tools"} size={34} />
                <div>
                  <b>{nameOf(words, "adaptation", id)}</b>
                  <p className="small dim">{vocabularyAbout(words, "adaptation", id)}</p>
                </div>
              </li>
            ))}
          </ul>
          <Facts
            facts={[
              [
                t("placement.formats.title"),
                formats.length === 0
                  ? missing
                  : list(formats.map((id) => nameOf(words, "format", id).toLocaleLowerCase())),
              ],
            ]}
          />
          {tags.length > 0 && (
            <div className="chips">
              {tags.map((id) => (
                <Chip key={id}>{nameOf(words, "tag", id)}</Chip>
              ))}
            </div>
          )}
        </>,
      )}
    </>
  );
}

function Facts({ facts }: { facts: readonly (readonly [string, ReactNode])[] }): JSX.Element {
  return (
    <dl className="look-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Parts where two versions of a place differ, each in words. */
export function versionRows(
  words: ReturnType<typeof useTexts>,
  vocabulary: Vocabulary,
  mine: PlaceForm,
  theirs: PlaceForm,
): { readonly key: keyof PlaceForm; readonly label: string; readonly mine: string; readonly theirs: string }[] {
  const { t, date, list } = words;
  const names = (kind: "adaptation" | "format" | "tag" | "skill" | "dimension", ids: readonly string[] = []): string =>
    list(ids.map((id) => nameOf(words, kind, id, vocabulary.skills)));
  const tasksSaid = ({ tasks = [] }: PlaceForm): string =>
    tasks.map((task) => `${task.title}. ${taskSummary(words, task, vocabulary)}`).join("; ");
  const said: { readonly [K in keyof PlaceForm]-?: readonly [label: string, (form: PlaceForm) => string] } = {
    workplaceId: [t("placement.step.workplace"), (form) => form.workplaceId ?? ""],
    title: [t("placement.title"), (form) => form.title ?? ""],
    about: [t("placement.about"), (form) => form.about ?? ""],
    kind: [t("placement.kind"), (form) => (form.kind ? t(`placement.kind.${form.kind}`) : "")],
    occupation: [t("placement.occupation"), (form) => form.occupation?.label ?? ""],
    field: [t("placement.field"), (form) => (form.field ? nameOf(words, "field", form.field) : "")],
    seats: [t("placement.seats"), (form) => form.seats],
    hoursMin: [t("placement.hours.min"), (form) => form.hoursMin],
    hoursMax: [t("placement.hours.max"), (form) => form.hoursMax],
    open: [t("placement.open.title"), (form) => openWords(words, form.open ?? []).join(". ")],
    startsOn: [t("placement.start.first"), (form) => (form.startsOn ? date(form.startsOn) : "")],
    latestStartOn: [t("placement.start.last"), (form) => (form.latestStartOn ? date(form.latestStartOn) : "")],
    remote: [t("placement.remote"), (form) => t(form.remote ? "placement.yes" : "placement.no")],
    formats: [t("placement.formats.title"), (form) => names("format", form.formats)],
    adaptations: [t("placement.step.support"), (form) => names("adaptation", form.adaptations)],
    tags: [t("placement.tags.title"), (form) => names("tag", form.tags)],
    requires: [
      t("placement.requires"),
      (form) => (form.requires ?? []).map((clause) => clauseWords(words, clause, vocabulary.skills)).join("; "),
    ],
    wishes: [t("placement.wishes"), (form) => names("skill", form.wishes)],
    develops: [t("placement.develops"), (form) => names("dimension", form.develops)],
    minTasks: [t("placement.min-tasks"), (form) => String(form.minTasks ?? "")],
    tasks: [t("placement.step.tasks"), tasksSaid],
  };
  const keys = Object.keys(said) as (keyof PlaceForm)[];
  return keys
    .filter((key) => !saysSame(mine[key], theirs[key]))
    .map((key) => {
      const [label, say] = said[key];
      return { key, label, mine: say(mine), theirs: say(theirs) };
    });
}
