import type { Source } from "@passa/domain/observation/observation";
import { type JSX, useState } from "react";
import { daysUntil, shortDate } from "../../app/days.ts";
import { useTexts } from "../../app/texts.tsx";
import { Button } from "../../kit/button.tsx";
import { DateField, TextField } from "../../kit/field.tsx";
import { Segmented, UNKNOWN, type Unknown } from "../../kit/segmented.tsx";
import { StateMark } from "../../kit/state-mark.tsx";
import { nameOf } from "./answer-words.ts";
import { knownValue, questionId, useEditor } from "./editor.tsx";
import { SkillSearch } from "./skill-search.tsx";
import { WhoSaid } from "./who-said.tsx";

/** What the person can and has: what is told of, and what places wait to hear about. */
export function SkillQuestions({ waiting }: { waiting: readonly string[] }): JSX.Element {
  const words = useTexts();
  const { t } = words;
  const { answers, vocabulary, here, name } = useEditor();
  const [opened, setOpened] = useState<string>();
  const [added, setAdded] = useState<readonly string[]>([]);
  const told = [...answers.keys()].filter((topic) => topic.startsWith("skill:")).map((topic) => topic.slice(6));
  const skills = [...new Set([...told, ...waiting, ...added])];
  const rows = skills.map((id) => ({ id, name: nameOf(words, "skill", id, vocabulary) }));
  rows.sort((one, other) => one.name.localeCompare(other.name, words.language) || (one.id < other.id ? -1 : 1));
  return (
    <>
      {rows.length > 0 && (
        <table className="data stackt">
          <caption className="vh">{t("profile.skills.caption")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("profile.skills.what")}</th>
              <th scope="col">{t("profile.skills.answer")}</th>
              <th scope="col">{t("profile.skills.until")}</th>
              <th scope="col">{t("profile.skills.who")}</th>
              <th scope="col">
                <span className="vh">{t("profile.skills.change")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <SkillRow
                key={row.id}
                {...row}
                here={here === `skill:${row.id}`}
                open={opened === row.id}
                onOpen={(open) => setOpened(open ? row.id : undefined)}
              />
            ))}
          </tbody>
        </table>
      )}
      <div className="add-skill">
        <SkillSearch
          label={t("profile.skills.add", { name })}
          help={t("profile.skills.add-help")}
          taken={skills}
          onChoose={(skill) => {
            setAdded([...added, skill]);
            setOpened(skill);
          }}
        />
      </div>
    </>
  );
}

function SkillRow({
  id,
  name,
  here,
  open,
  onOpen,
}: {
  id: string;
  name: string;
  here: boolean;
  open: boolean;
  onOpen: (open: boolean) => void;
}): JSX.Element {
  const { t, language } = useTexts();
  const { answers, now } = useEditor();
  const value = knownValue(answers, "skill", id);
  const until = value?.has ? value.validUntil : undefined;
  const days = until === undefined ? undefined : daysUntil(until, now);
  return (
    <>
      <tr className={here ? "sel" : undefined}>
        <th scope="row">{name}</th>
        <td>
          {value === undefined ? (
            <StateMark state="ask" size={18}>
              {t("shell.unknown")}
            </StateMark>
          ) : (
            (value.has && value.note) || t(value.has ? "profile.say.has" : "profile.say.has-not")
          )}
        </td>
        <td>
          {until !== undefined && days !== undefined ? (
            <>
              <b>{shortDate(language, until, now)}</b>
              {days <= 60 && (
                <>
                  <br />
                  <span className="small">
                    {days < 0 ? t("profile.skills.ended") : t("profile.skills.ends", { days })}
                  </span>
                </>
              )}
            </>
          ) : (
            value?.has && <span className="dim">{t("profile.skills.no-end")}</span>
          )}
        </td>
        <td>
          <WhoSaid topic={`skill:${id}`} asked />
        </td>
        <td>
          <Button small id={questionId(`skill:${id}`)} aria-expanded={open} onClick={() => onOpen(!open)}>
            {t(value === undefined ? "profile.skills.reply" : "profile.skills.edit")}
            <span className="vh"> {name}</span>
          </Button>
        </td>
      </tr>
      {open && (
        <tr>
          <td colSpan={5}>
            <SkillForm id={id} name={name} onDone={() => onOpen(false)} />
          </td>
        </tr>
      )}
    </>
  );
}

type Has = "yes" | "no";

function SkillForm({ id, name, onDone }: { id: string; name: string; onDone: () => void }): JSX.Element {
  const { t } = useTexts();
  const { answers, vocabulary, source: usual, name: person, say } = useEditor();
  const value = knownValue(answers, "skill", id);
  const expires = vocabulary.skills.find((skill) => skill.id === id)?.expires;
  const [has, setHas] = useState<Has | Unknown | undefined>(value && (value.has ? "yes" : "no"));
  const [note, setNote] = useState(value?.note ?? "");
  const [until, setUntil] = useState(value?.validUntil ?? "");
  const [source, setSource] = useState<Source>(usual);
  const [told, setTold] = useState(false);
  const save = (): void => {
    if (has === undefined) return setTold(true);
    say(
      {
        what: "skill",
        id,
        value:
          has === UNKNOWN
            ? { unknown: true }
            : {
                has: has === "yes",
                ...(has === "yes" && until ? { validUntil: until } : {}),
                ...(has === "yes" && note.trim() ? { note: note.trim() } : {}),
              },
      },
      source,
    );
    onDone();
  };
  return (
    <form
      className="skill-form"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Segmented<Has>
        legend={t("profile.ask.skill", { skills: name })}
        choices={[
          { value: "yes", label: t("profile.skill.yes") },
          { value: "no", label: t("profile.skill.no") },
        ]}
        value={has}
        withUnknown
        onChange={setHas}
        missing={told && has === undefined ? t("profile.skill.missing") : undefined}
      />
      {has === "yes" && (
        <div className="three">
          <TextField
            label={t("profile.skill.note")}
            help={t("profile.skill.note-help")}
            maxLength={120}
            value={note}
            onChange={setNote}
          />
          <DateField
            label={t("profile.skill.until")}
            help={t(expires ? "profile.skill.until-card" : "profile.skill.until-help")}
            value={until}
            onChange={setUntil}
          />
        </div>
      )}
      <SourceChoice value={source} onChange={setSource} name={person} />
      <div className="kr">
        <Button type="submit">{t("profile.skill.save")}</Button>
        <Button kind="bare" onClick={onDone}>
          {t("profile.skill.leave")}
        </Button>
      </div>
    </form>
  );
}

/** Whose words an answer is: the person's, mine, or something tested or shown. */
export function SourceChoice({
  value,
  onChange,
  name,
}: {
  value: Source;
  onChange: (source: Source) => void;
  name: string;
}): JSX.Element {
  const { t } = useTexts();
  return (
    <Segmented<Source>
      legend={t("profile.source")}
      choices={[
        { value: "self", label: t("profile.source.self", { name }) },
        { value: "staff", label: t("profile.source.staff") },
        { value: "tested", label: t("profile.source.tested") },
      ]}
      value={value}
      onChange={(source) => {
        if (source !== UNKNOWN) onChange(source);
      }}
    />
  );
}
