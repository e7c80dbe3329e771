import { easingAdaptations } from "@passa/domain/placement/easing";
import type { AdaptationGroup } from "@passa/domain/vocabulary/vocabulary";
import { type JSX, useState } from "react";
import { vocabularyAbout } from "@passa/texts/vocabulary";
import { useTexts } from "../../app/texts.tsx";
import { Chip } from "../../kit/chip.tsx";
import { PictureChoices } from "../../kit/picture-choice.tsx";
import { Sheet } from "../../kit/sheet.tsx";
import { nameOf } from "./place-words.ts";
import type { PlacementView } from "./queries.ts";
import { fieldId } from "./steps.ts";
import type { StepProps } from "./step-props.ts";

const groups: readonly AdaptationGroup[] = ["hours", "tasks", "physical", "information", "social"];
const EASING_SHOWN = 6;

type ListField = "adaptations" | "formats" | "tags";

/** The form with one id of a list put in or taken out. */
const withChoice =
  (field: ListField, id: string, on: boolean) =>
  (now: StepProps["form"]): StepProps["form"] => {
    const before = (now[field] ?? []).filter((one) => one !== id);
    return { ...now, [field]: on ? [...before, id] : before };
  };

/** Step 4: what the place can do, how instructions are given, and what is good to know. */
export function SupportStep({
  form,
  change,
  missing,
  vocabulary,
  workplace,
}: StepProps & { workplace: PlacementView["workplace"] }): JSX.Element {
  const words = useTexts();
  const { t } = words;
  const standing = workplace?.adaptations ?? [];
  const chosen = new Set(form.adaptations);
  // What eases most stands first, worked out when the step opens so that nothing moves while one chooses.
  const [easing] = useState(() =>
    easingAdaptations({ tasks: form.tasks ?? [], adaptations: standing }, vocabulary)
      .slice(0, EASING_SHOWN)
      .map(({ adaptation }) => adaptation),
  );
  const offered = vocabulary.adaptations.filter(({ id }) => !standing.includes(id));
  const choices = (ids: readonly string[], legend: string): JSX.Element => (
    <PictureChoices
      legend={legend}
      legendHidden
      chosen={chosen}
      options={ids.flatMap((id) => {
        const adaptation = vocabulary.adaptations.find((one) => one.id === id);
        return adaptation
          ? [
              {
                value: id,
                label: nameOf(words, "adaptation", id),
                pictogram: adaptation.pictogram,
                note: vocabularyAbout(words, "adaptation", id),
              },
            ]
          : [];
      })}
      onChange={(id, on) => change(withChoice("adaptations", id, on))}
    />
  );
  return (
    <>
      <div id={fieldId("adaptations")} className="adapts" tabIndex={-1}>
        {standing.length > 0 && (
          <Sheet className="stack">
            <h2>{t("placement.support.standing")}</h2>
            <div className="chips">
              {standing.map((id) => (
                <Chip brand key={id}>
                  {nameOf(words, "adaptation", id)}
                </Chip>
              ))}
            </div>
          </Sheet>
        )}
        {easing.length > 0 && (
          <Sheet className="stack">
            <h2>{t("placement.support.easing")}</h2>
            <p className="dim">{t("placement.support.easing.help")}</p>
            {choices(easing, t("placement.support.easing"))}
          </Sheet>
        )}
        <h2 className="part">{t(easing.length > 0 ? "placement.support.all" : "placement.support.can")}</h2>
        {groups.map((group) => {
          const ids = offered.filter((one) => one.group === group && !easing.includes(one.id)).map(({ id }) => id);
          const count = ids.filter((id) => chosen.has(id)).length;
          return (
            <details className="sheet group" key={group}>
              <summary>
                <h3>{t(`vocabulary.group.${group}`)}</h3>
                <span className="dim small">
                  {count > 0
                    ? t("placement.support.chosen", { count })
                    : t("placement.support.choices", { count: ids.length })}
                </span>
              </summary>
              {choices(ids, t(`vocabulary.group.${group}`))}
            </details>
          );
        })}
      </div>
      <Formats form={form} change={change} missing={missing} vocabulary={vocabulary} workplace={workplace} />
      <details className="sheet group" open={Boolean(form.tags?.length) || undefined}>
        <summary>
          <h2>{t("placement.tags.title")}</h2>
          <span className="dim small">{t("placement.tags.help")}</span>
        </summary>
        <PictureChoices
          id={fieldId("tags")}
          legend={t("placement.tags.title")}
          legendHidden
          missing={missing("tags")}
          chosen={new Set(form.tags)}
          options={vocabulary.tags.map(({ id, pictogram }) => ({
            value: id,
            label: nameOf(words, "tag", id),
            pictogram,
          }))}
          onChange={(id, on) => change(withChoice("tags", id, on))}
        />
      </details>
    </>
  );
}

function Formats({
  form,
  change,
  missing,
  vocabulary,
  workplace,
}: StepProps & { workplace: PlacementView["workplace"] }): JSX.Element {
  const words = useTexts();
  const { t } = words;
  const standing = workplace?.formats ?? [];
  const isLanguage = (id: string): boolean => id.startsWith("spoken.");
  const offered = vocabulary.formats.filter(({ id }) => !standing.includes(id));
  const choices = (languages: boolean, id: string | undefined, legend: string): JSX.Element => (
    <PictureChoices
      {...(id ? { id } : {})}
      legend={legend}
      legendHidden
      missing={id ? missing("formats") : undefined}
      chosen={new Set(form.formats)}
      options={offered
        .filter((one) => isLanguage(one.id) === languages)
        .map((one) => ({
          value: one.id,
          label: nameOf(words, "format", one.id),
          pictogram: one.pictogram,
          note: vocabularyAbout(words, "format", one.id),
        }))}
      onChange={(format, on) => change(withChoice("formats", format, on))}
    />
  );
  return (
    <Sheet className="stack">
      <h2>{t("placement.formats.title")}</h2>
      <p className="dim">{t("placement.formats.help")}</p>
      {standing.length > 0 && (
        <p className="small">
          {t("placement.formats.standing", {
            formats: words.list(standing.map((id) => nameOf(words, "format", id).toLocaleLowerCase())),
          })}
        </p>
      )}
      {choices(false, fieldId("formats"), t("placement.formats.title"))}
      <details className="more-on" open={form.formats?.some(isLanguage) || undefined}>
        <summary>{t("placement.formats.languages")}</summary>
        {choices(true, undefined, t("placement.formats.languages"))}
      </details>
    </Sheet>
  );
}
