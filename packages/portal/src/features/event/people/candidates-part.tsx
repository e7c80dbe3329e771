import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { type JSX, useState } from "react";
import { api } from "../../../api/client.ts";
import { useTexts, type Words } from "../../../app/texts.tsx";
import { Button } from "../../../kit/button.tsx";
import { type Column, DataTable } from "../../../kit/data-table.tsx";
import { Icon } from "../../../kit/icon.tsx";
import { eventCandidatesQuery, type EventCandidate, eventKey, type EventView, type ParticipantId } from "../queries.ts";
import { resourceName } from "../setup/versions.ts";
import { AddCandidates } from "./add-candidates.tsx";
import { AnswerBulk } from "./answer-bulk.tsx";
import { AnswerCell } from "./answer-cell.tsx";
import { candidateName } from "./candidate-name.ts";
import { CandidateSettings } from "./candidate-settings.tsx";

/** People of the event by card number, with their answers and what is adapted for them. */
export function CandidatesPart({ view, mine }: { view: EventView; mine: boolean }): JSX.Element {
  const words = useTexts();
  const { t, list } = words;
  const queryClient = useQueryClient();
  const eventId = view.event.id;
  const { data } = useSuspenseQuery(eventCandidatesQuery(eventId));
  const [adding, setAdding] = useState(false);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [changing, setChanging] = useState<ParticipantId>();
  const open = view.event.state === "draft" || view.event.state === "inviting" || view.event.state === "planned";
  const languages = new Intl.DisplayNames([words.language], { type: "language" });
  const columns: readonly Column<EventCandidate>[] = [
    { key: "number", head: t("event.card", { number: "" }).trim(), cell: ({ number }) => <b>{number}</b> },
    {
      key: "name",
      head: t("event.candidates"),
      names: true,
      cell: (candidate) => (
        <>
          {candidateName(words, candidate)}
          <br />
          <small className="dim">
            {languages.of(candidate.language)}
            {candidate.protectedIdentity && (
              <span className="key">
                {" "}
                <Icon name="lock" size={14} />
                {t("event.candidate.protected")}
              </span>
            )}
          </small>
        </>
      ),
    },
    {
      key: "special",
      head: t("event.special"),
      cell: (candidate) => <span className="small">{list(specials(words, candidate, view))}</span>,
    },
    { key: "answer", head: t("event.answer"), cell: ({ invitation }) => <AnswerCell invitation={invitation} /> },
    {
      key: "wished",
      head: t("event.wished"),
      cell: ({ wishes, wishedAt }) => (
        <span className="nowrap">{t("event.wished.count", { count: wishedAt ? wishes.length : 0 })}</span>
      ),
    },
    {
      key: "change",
      head: t("event.change"),
      cell: (candidate) => (
        <Button
          small
          aria-label={t("event.change-of", { name: candidateName(words, candidate) })}
          onClick={() => setChanging(candidate.participantId)}
        >
          {t("event.change")}
        </Button>
      ),
    },
  ];
  const one = data.items.find(({ participantId }) => participantId === changing);
  return (
    <section className="ps" aria-labelledby="event-candidates">
      <div className="h">
        <h2 id="event-candidates">{t("event.candidates")}</h2>
        {mine && view.candidates && <span>{t("event.invite.stand", view.candidates)}</span>}
      </div>
      {data.items.length === 0 && <p className="dim">{t("event.candidates.none")}</p>}
      <AnswerBulk
        chosen={data.items.map(({ participantId }) => participantId).filter((id) => chosen.has(id))}
        onNone={() => setChosen(new Set())}
        send={(participantId, body) =>
          api("PUT /events/{eventId}/candidates/{participantId}/answer", { path: { eventId, participantId }, body })
        }
        onDone={(left) => {
          setChosen(new Set(left));
          return queryClient.invalidateQueries({ queryKey: eventKey(eventId) });
        }}
      />
      {data.items.length > 0 && (
        <DataTable
          caption={t("event.candidates")}
          columns={columns}
          rows={data.items}
          rowKey={({ participantId }) => participantId}
          {...(open
            ? { chosen, onChoose: setChosen, rowName: (row: EventCandidate) => candidateName(words, row) }
            : {})}
        />
      )}
      {open &&
        (adding ? (
          <AddCandidates eventId={eventId} mine={mine} onClose={() => setAdding(false)} />
        ) : (
          <Button className="after-table" onClick={() => setAdding(true)}>
            {t("event.candidates.add")}
          </Button>
        ))}
      {one && (
        <CandidateSettings
          key={one.participantId}
          view={view}
          candidate={one}
          mine={mine}
          onClose={() => setChanging(undefined)}
        />
      )}
    </section>
  );
}

/** What is adapted for a person, in few words. */
function specials(
  words: Words,
  { length, breaks, unavailable, needs, min, max }: EventCandidate,
  { event: { details } }: EventView,
): string[] {
  const { t } = words;
  const { candidateMin = 0, candidateMax = details.slots } = details.limits;
  return [
    ...(length === 2 ? [t("event.special.double")] : []),
    ...details.resources
      .filter(({ id }) => needs.includes(id))
      .map((resource) => resourceName(words, resource).toLocaleLowerCase(words.language)),
    ...(breaks.length > 0 ? [t("event.special.rests", { count: breaks.length })] : []),
    ...(unavailable.length > 0 ? [t("event.special.away", { count: unavailable.length })] : []),
    ...(min !== undefined || max !== undefined
      ? [t("event.special.limits", { min: min ?? candidateMin, max: max ?? candidateMax })]
      : []),
  ];
}
