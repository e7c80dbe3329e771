import { type JSX, useState } from "react";
import { useTexts } from "../../app/texts.tsx";
import { Button } from "../../kit/button.tsx";
import { PictureChoices } from "../../kit/picture-choice.tsx";
import { nameOf } from "./answer-words.ts";
import { isUnknown, knownValue, questionId, useEditor } from "./editor.tsx";
import { UnknownChoice } from "./unknown-choice.tsx";
import { WhoSaid } from "./who-said.tsx";

const toggled = (ids: readonly string[], id: string, on: boolean): string[] =>
  on ? [...ids.filter((one) => one !== id), id] : ids.filter((one) => one !== id);

/** Ways of being told what to do. Spoken languages are many, so they stand behind a button until one is chosen. */
export function FormatQuestion(): JSX.Element {
  const words = useTexts();
  const { t } = words;
  const { answers, here, say, vocabulary, name } = useEditor();
  const works = knownValue(answers, "formats")?.works;
  const [all, setAll] = useState(works?.some((id) => id.startsWith("spoken.")) ?? false);
  const shown = vocabulary.formats.filter(({ id }) => all || !id.startsWith("spoken.") || works?.includes(id));
  return (
    <div className={here === "formats" ? "here" : undefined}>
      <PictureChoices
        id={questionId("formats")}
        legend={t("profile.ask.formats")}
        legendHidden
        options={shown.map(({ id, pictogram }) => ({
          value: id,
          label: nameOf(words, "format", id, vocabulary),
          pictogram,
          ...(works === undefined ? { unknown: true, note: t("profile.formats.unknown") } : {}),
        }))}
        chosen={new Set(works ?? [])}
        onChange={(id, on) => {
          const next = toggled(works ?? [], id, on);
          say({ what: "formats", value: next.length === 0 ? { unknown: true } : { works: next } });
        }}
      />
      <div className="kr">
        <Button small onClick={() => setAll(!all)} aria-expanded={all}>
          {t(all ? "profile.formats.fewer" : "profile.formats.more")}
        </Button>
        <Button small aria-pressed={works?.length === 0} onClick={() => say({ what: "formats", value: { works: [] } })}>
          {t("profile.formats.all")}
        </Button>
        <UnknownChoice topic="formats" />
      </div>
      {works?.length === 0 && <p className="small">{t("profile.formats.all-said", { name })}</p>}
      <WhoSaid topic="formats" />
    </div>
  );
}

/** What the person would rather do without. Nobody asks why. */
export function AvoidQuestion(): JSX.Element {
  const words = useTexts();
  const { t } = words;
  const { answers, here, say, vocabulary } = useEditor();
  const tags = knownValue(answers, "avoid")?.tags;
  return (
    <div className={here === "avoid" ? "here" : undefined}>
      <p className="small dim">{t("profile.avoid.help")}</p>
      <PictureChoices
        id={questionId("avoid")}
        legend={t("profile.ask.avoid")}
        legendHidden
        options={vocabulary.tags.map(({ id, pictogram }) => ({
          value: id,
          label: nameOf(words, "tag", id, vocabulary),
          pictogram,
        }))}
        chosen={new Set(tags ?? [])}
        onChange={(id, on) => say({ what: "avoid", value: { tags: toggled(tags ?? [], id, on) } })}
      />
      <div className="kr">
        <Button small aria-pressed={tags?.length === 0} onClick={() => say({ what: "avoid", value: { tags: [] } })}>
          {t("profile.avoid.nothing")}
        </Button>
        <UnknownChoice topic="avoid" />
      </div>
      <WhoSaid topic="avoid" />
    </div>
  );
}

/** Fields of work, by how much they draw: not at all, a little, much, most. */
export function InterestsQuestion(): JSX.Element {
  const words = useTexts();
  const { t } = words;
  const { answers, here, say, vocabulary } = useEditor();
  const fields = knownValue(answers, "interests")?.fields ?? {};
  const levels = [1, 2, 3] as const;
  const set = (id: string, level: number | undefined): void => {
    const rest = Object.fromEntries(Object.entries(fields).filter(([field]) => field !== id));
    say({ what: "interests", value: { fields: level === undefined ? rest : { ...rest, [id]: level } } });
  };
  return (
    <div className={here === "interests" ? "here" : undefined} id={questionId("interests")} tabIndex={-1}>
      <p className="small dim">{t("profile.interests.help")}</p>
      <PictureChoices
        legend={t("profile.ask.interests")}
        legendHidden
        options={vocabulary.fields.map(({ id, pictogram }) => ({
          value: id,
          label: nameOf(words, "field", id, vocabulary),
          pictogram,
        }))}
        chosen={new Set(Object.keys(fields))}
        onChange={(id, on) => set(id, on ? 2 : undefined)}
      />
      {Object.keys(fields).length > 0 && (
        <div className="lines">
          {Object.entries(fields).map(([id, level]) => (
            <fieldset key={id} className="kr apart line">
              <legend className="vh">{nameOf(words, "field", id, vocabulary)}</legend>
              <b aria-hidden="true">{nameOf(words, "field", id, vocabulary)}</b>
              <span className="seg">
                {levels.map((one) => (
                  <label key={one}>
                    <input type="radio" name={`interest-${id}`} checked={level === one} onChange={() => set(id, one)} />
                    <span>{t(`profile.interests.${one}`)}</span>
                  </label>
                ))}
              </span>
            </fieldset>
          ))}
        </div>
      )}
      <div className="kr">
        <UnknownChoice topic="interests" />
        {isUnknown(answers, "interests") && <span className="small dim">{t("profile.interests.middle")}</span>}
      </div>
      <WhoSaid topic="interests" />
    </div>
  );
}
