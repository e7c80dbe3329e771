import "../../styles/held.css";
import { useSuspenseQuery } from "@tanstack/react-query";
import type { JSX } from "react";
import { today } from "../../app/days.ts";
import { NotYours, signedInRoute } from "../../app/layouts.tsx";
import { type ParticipantId, personRoute } from "../../app/person.ts";
import { useTexts, type Words } from "../../app/texts.tsx";
import { vocabularyQuery } from "../../app/vocabulary.ts";
import { Button, buttonClass } from "../../kit/button.tsx";
import { PageHead } from "../../kit/page.tsx";
import { answerWords, questionWords } from "./answer-words.ts";
import { type Held, heldQuery } from "./held-query.ts";
import { Lines, nameIn } from "./held-lines.tsx";
import { HeldEvents, HeldProposals } from "./held-parts.tsx";
import { seenInWords } from "./seen-words.ts";

/** Everything that is held on me, in plain words, to read or to print. */
export function MyHeldPage(): JSX.Element {
  const { participantId } = signedInRoute.useRouteContext().session;
  if (!participantId) throw new NotYours();
  return <HeldPaper participantId={participantId} level={1} />;
}

/** The same of a person that I work with, for when they ask for it. */
export function PersonsHeldPage(): JSX.Element {
  const { participantId } = personRoute.useParams();
  return <HeldPaper participantId={participantId} level={2} />;
}

function HeldPaper({ participantId, level }: { participantId: ParticipantId; level: 1 | 2 }): JSX.Element {
  const words = useTexts();
  const { t, date } = words;
  const { data: held } = useSuspenseQuery(heldQuery(participantId));
  const { participant, madeAt } = held;
  const title = t("held.title", { name: `${participant.givenName} ${participant.familyName}` });
  return (
    <article className="held">
      {level === 1 ? <PageHead title={title} /> : <h2 className="held-h">{title}</h2>}
      <p className="lede">{t("held.lede", { on: date(madeAt) })}</p>
      <div className="kr">
        <Button onClick={() => window.print()}>{t("held.print")}</Button>
        <a className={buttonClass("bare")} href={`/api/v1/participants/${participantId}/export`} download="passa.json">
          {t("held.file")}
        </a>
      </div>
      <Who held={held} />
      <Said held={held} />
      <HeldProposals held={held} />
      <HeldEvents held={held} />
      <Lines title={t("held.marks")} lines={held.marks.map(({ place, mark }) => t(`held.mark.${mark}`, { place }))} />
      <Lines title={t("held.projects")} lines={projectLines(words, held)} />
      <Lines title={t("held.grants")} lines={grantLines(words, held)} />
      <Lines title={t("held.retention")} lines={retentionLines(words, held)} />
      <Lines
        title={t("held.seen")}
        lines={held.seen.map((line) => `${date(line.at)}: ${seenInWords(words, line)}`)}
        none={t("held.nothing")}
      />
    </article>
  );
}

function Who({ held }: { held: Held }): JSX.Element {
  const { t, date, list, language } = useTexts();
  const { participant: one, account } = held;
  const nameOf = nameIn(held);
  const yesNo = (is: boolean) => t(is ? "held.yes" : "held.no");
  const facts: readonly (readonly [label: string, value: string | undefined])[] = [
    [t("held.name"), `${one.givenName} ${one.familyName}`],
    [t("held.number"), one.number],
    [t("held.born"), date(one.birthDate)],
    [t("held.gender"), t(`participant.gender.${one.legalGender}`)],
    [t("held.phone"), one.phone],
    [t("held.email"), one.email],
    [t("held.address"), one.address],
    [t("held.channel"), t(`participant.channel.${one.channel}`)],
    [t("held.language"), new Intl.DisplayNames([language], { type: "language" }).of(one.language)],
    [t("held.interpreter"), yesNo(one.interpreter)],
    [t("held.education"), one.sunLevel === undefined ? undefined : t(`participant.sun.${sunLevel(one.sunLevel)}`)],
    [t("held.protected"), yesNo(one.protectedIdentity)],
    [t("held.stage"), t(`participant.stage.${one.stage}`)],
    [t("held.waiting"), one.waitingSince && date(one.waitingSince)],
    [t("held.registered"), date(one.createdAt)],
    [t("held.staff"), list(one.assigned.map(nameOf))],
    [t("held.account"), account && [account.name, account.email].filter(Boolean).join(", ")],
  ];
  return (
    <section>
      <h3>{t("held.who")}</h3>
      <dl className="facts-list">
        {facts.map(
          ([label, value]) =>
            value && (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </section>
  );
}

const levels = [0, 1, 2, 3, 4, 5, 6] as const;
const sunLevel = (level: number) => levels.find((one) => one === level) ?? 0;

function Said({ held }: { held: Held }): JSX.Element {
  const words = useTexts();
  const { t, date } = words;
  const { data: vocabulary } = useSuspenseQuery(vocabularyQuery);
  const now = today();
  const topics = new Map<string, Held["observations"]>();
  for (const one of held.observations.toSorted((first, second) => (first.at < second.at ? 1 : -1))) {
    const { statement } = one;
    const topic = "id" in statement ? `${statement.what}:${statement.id}` : statement.what;
    topics.set(topic, [...(topics.get(topic) ?? []), one]);
  }
  return (
    <section>
      <h3>{t("held.said")}</h3>
      <p>{topics.size === 0 ? t("held.nothing") : t("held.said.lede")}</p>
      <dl className="held-said">
        {[...topics].map(([topic, observations]) => (
          <div key={topic}>
            <dt>{questionWords(words, topic, vocabulary)}</dt>
            {observations.map((one) => (
              <dd key={one.id}>
                <b>{answerWords(words, one.statement, vocabulary, now)}</b>{" "}
                <span className="dim small">
                  {t(`held.said.by.${one.source}`, { name: one.byName, on: date(one.at) })}
                </span>
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </section>
  );
}

const projectLines = ({ t, date }: Words, held: Held): string[] =>
  held.enrolments.map(({ projectId, enteredOn, leftOn }) => {
    const name = nameIn(held)(projectId);
    return leftOn === undefined
      ? t("held.project.in", { name, from: date(enteredOn) })
      : t("held.project.out", { name, from: date(enteredOn), to: date(leftOn) });
  });

const grantLines = ({ t, date }: Words, held: Held): string[] =>
  held.grants.map(({ userId, employerId, until, reason }) =>
    t("held.grant", {
      name: nameIn(held)(userId),
      employer: nameIn(held)(employerId),
      until: date(until),
      reason,
    }),
  );

function retentionLines({ t, date }: Words, held: Held): string[] {
  const { due, asked, kept } = held.retention;
  const lines = [
    ...(due ? [t("held.retention.due", { on: date(due.dueOn) })] : []),
    ...(asked
      ? [
          t("held.retention.asked", {
            by: nameIn(held)(asked.by),
            on: date(asked.at),
            reason: t(`retention.reason.${asked.reason}`),
          }),
        ]
      : []),
    ...(kept
      ? [
          t("held.retention.kept", {
            until: date(kept.until),
            reason: t(`retention.keep-reason.${kept.reason}`),
          }),
        ]
      : []),
  ];
  return lines.length > 0 ? lines : [t("held.retention.none")];
}
