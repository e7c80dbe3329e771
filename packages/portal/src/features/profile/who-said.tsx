import type { Observation, Source } from "@passa/domain/observation/observation";
import { useQuery } from "@tanstack/react-query";
import { type JSX, useId, useState } from "react";
import { shortDate } from "../../app/days.ts";
import { useTexts } from "../../app/texts.tsx";
import { Skeleton } from "../../kit/waiting.tsx";
import { answerWords, whoWords } from "./answer-words.ts";
import { useEditor } from "./editor.tsx";
import { historyQuery } from "./queries.ts";

const order: readonly Source[] = ["self", "staff", "tested"];
const look: Record<Source, string> = { self: "own", staff: "staff", tested: "test" };

/**
 * Who says so, each with name and date; pressing one opens the history of the answer. Two answers that differ both stand
 * here, with which of them counts.
 */
export function WhoSaid({ topic, asked = false }: { topic: string; asked?: boolean }): JSX.Element {
  const words = useTexts();
  const { t, language } = words;
  const { answers, name, now, undoable, undo } = useEditor();
  const [open, setOpen] = useState(false);
  const history = useId();
  const answer = answers.get(topic);
  const said = order.flatMap((source) => answer?.bySource[source] ?? []);
  return (
    <div className="said">
      <div className="src">
        {said.map((one) => (
          <button
            type="button"
            key={one.source}
            aria-expanded={open}
            aria-controls={history}
            onClick={() => setOpen(!open)}
          >
            <i className={look[one.source]} aria-hidden="true" />
            {t("profile.who.line", {
              who: whoWords(words, one.source, name, one.byName),
              on: shortDate(language, one.at, now),
            })}
          </button>
        ))}
        {asked && said.length === 0 && <span>{t("profile.who.nobody")}</span>}
        {undoable.has(topic) && (
          <button type="button" className="take-back" onClick={() => undo(topic)}>
            {t("shell.undo")}
          </button>
        )}
      </div>
      <Differing topic={topic} said={said} />
      <div id={history}>{open && <History topic={topic} />}</div>
    </div>
  );
}

const same = (one: Observation, other: Observation): boolean =>
  JSON.stringify(one.statement.value) === JSON.stringify(other.statement.value);

/** Both answers, and the way to count with another. */
function Differing({ topic, said }: { topic: string; said: readonly Observation[] }): JSX.Element | null {
  const words = useTexts();
  const { t, language } = words;
  const { answers, vocabulary, name, now, choose } = useEditor();
  const counts = answers.get(topic)?.counts;
  const counted = said.find(({ source }) => source === counts);
  // That somebody does not know is no other answer.
  const others = said.filter((one) => counted && !same(one, counted) && !("unknown" in one.statement.value));
  if (!counted || others.length === 0) return null;
  return (
    <div className="both">
      <dl>
        {said.map((one) => (
          <div key={one.source}>
            <dt>
              {t("profile.who.line", {
                who: whoWords(words, one.source, name, one.byName),
                on: shortDate(language, one.at, now),
              })}
            </dt>
            <dd>{answerWords(words, one.statement, vocabulary, now)}</dd>
          </div>
        ))}
      </dl>
      <p>
        {t("profile.both.kept", { who: whoWords(words, counted.source, name, counted.byName) })}{" "}
        {others.map((one) => (
          <button key={one.source} type="button" className="as-link" onClick={() => choose(topic, one.source)}>
            {t("profile.both.count", { answer: answerWords(words, one.statement, vocabulary, now) })}
          </button>
        ))}
      </p>
    </div>
  );
}

/** Every word on the topic, newest first. */
function History({ topic }: { topic: string }): JSX.Element {
  const words = useTexts();
  const { t } = words;
  const { participantId, vocabulary, name, now } = useEditor();
  const { data, isError } = useQuery(historyQuery(participantId, topic));
  if (isError) return <p className="small dim">{t("profile.history.failed")}</p>;
  if (!data) return <Skeleton rows={2} />;
  return (
    <div className="both">
      <h4 className="small strong">{t("profile.history")}</h4>
      <ol className="told">
        {data.items.map((one) => (
          <li key={one.id}>
            <span className="dim">{words.date(one.at)}</span>
            <b>{answerWords(words, one.statement, vocabulary, now)}</b>
            <span className="src">
              <span className="key">
                <i className={look[one.source]} aria-hidden="true" />
                {t("profile.history.by", { who: whoWords(words, one.source, name, one.byName), by: one.byName })}
              </span>
            </span>
          </li>
        ))}
      </ol>
      {data.items.length === 0 && <p className="small">{t("profile.history.soon")}</p>}
    </div>
  );
}
