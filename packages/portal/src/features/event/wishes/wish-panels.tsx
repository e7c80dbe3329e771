import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type JSX, type ReactNode, useEffect, useId, useRef } from "react";
import { api } from "../../../api/client.ts";
import { useTexts } from "../../../app/texts.tsx";
import { Button } from "../../../kit/button.tsx";
import { FormProblem } from "../../../kit/form-problem.tsx";
import { Segmented } from "../../../kit/segmented.tsx";
import { Skeleton } from "../../../kit/waiting.tsx";
import { cardsQuery, type EmployerId, type EventId, eventKey, type ParticipantId, wishListQuery } from "../queries.ts";

const levels = ["want", "maybe", "no"] as const;
type Level = (typeof levels)[number];

/** Whom a person wants to meet, written down by staff. */
export function CandidateWishes({
  eventId,
  participantId,
  editable,
  onClose,
}: {
  eventId: EventId;
  participantId: ParticipantId;
  editable: boolean;
  onClose: () => void;
}): JSX.Element {
  const { t } = useTexts();
  const queryClient = useQueryClient();
  const query = wishListQuery(eventId, participantId);
  const list = useQuery(query);
  const save = useMutation({
    mutationFn: (wishes: { employerId: EmployerId; level: Level }[]) =>
      api("PUT /events/{eventId}/candidates/{participantId}/wishes", {
        path: { eventId, participantId },
        body: { wishes },
      }),
    onSuccess: (saved) => queryClient.setQueryData(query.queryKey, saved),
    onSettled: () => queryClient.invalidateQueries({ queryKey: eventKey(eventId) }),
  });
  const employers = list.data?.employers ?? [];
  return (
    <Panel
      title={t("event.wishes.of-person", { number: list.data?.number ?? "" })}
      waiting={list.isPending}
      error={save.error ?? list.error}
      saved={save.isSuccess}
      onClose={onClose}
    >
      {list.data && employers.length === 0 && <p>{t("event.wishes.no-employers")}</p>}
      {employers.map(({ employerId, name, level }) => (
        <WishLine
          key={employerId}
          name={name}
          level={level}
          editable={editable}
          onChange={(next) =>
            save.mutate(
              employers.flatMap((one) => {
                const value = one.employerId === employerId ? next : one.level;
                return value ? [{ employerId: one.employerId, level: value }] : [];
              }),
            )
          }
        />
      ))}
    </Panel>
  );
}

/** Whom an employer wants to meet, by card, written down by staff. */
export function EmployerWishes({
  eventId,
  employer,
  editable,
  onClose,
}: {
  eventId: EventId;
  employer: { readonly id: EmployerId; readonly name: string };
  editable: boolean;
  onClose: () => void;
}): JSX.Element {
  const { t } = useTexts();
  const queryClient = useQueryClient();
  const query = cardsQuery(eventId, employer.id);
  const list = useQuery(query);
  const save = useMutation({
    mutationFn: (wishes: { number: number; level: Level }[]) =>
      api("PUT /events/{eventId}/employers/{employerId}/wishes", {
        path: { eventId, employerId: employer.id },
        body: { wishes },
      }),
    onSuccess: (saved) => queryClient.setQueryData(query.queryKey, saved),
    onSettled: () => queryClient.invalidateQueries({ queryKey: eventKey(eventId) }),
  });
  const cards = list.data?.cards ?? [];
  return (
    <Panel
      title={t("event.wishes.of-employer", { name: employer.name })}
      waiting={list.isPending}
      error={save.error ?? list.error}
      saved={save.isSuccess}
      onClose={onClose}
    >
      {list.data && cards.length === 0 && <p>{t("event.wishes.nobody")}</p>}
      {cards.map(({ number, wish }) => (
        <WishLine
          key={number}
          name={t("event.card", { number })}
          level={wish}
          editable={editable}
          onChange={(next) =>
            save.mutate(
              cards.flatMap((one) => {
                const value = one.number === number ? next : one.wish;
                return value ? [{ number: one.number, level: value }] : [];
              }),
            )
          }
        />
      ))}
    </Panel>
  );
}

function WishLine({
  name,
  level,
  editable,
  onChange,
}: {
  name: string;
  level: Level | undefined;
  editable: boolean;
  onChange: (level: Level) => void;
}): JSX.Element {
  const { t } = useTexts();
  if (!editable)
    return (
      <p>
        <b>{name}</b> {level && t(`event.wishes.level.${level}`)}
      </p>
    );
  return (
    <Segmented
      legend={name}
      value={level}
      choices={levels.map((value) => ({ value, label: t(`event.wishes.level.${value}`) }))}
      onChange={(value) => {
        if (value !== "unknown") onChange(value);
      }}
    />
  );
}

function Panel({
  title,
  waiting,
  error,
  saved,
  onClose,
  children,
}: {
  title: string;
  waiting: boolean;
  error: Error | null;
  saved: boolean;
  onClose: () => void;
  children: ReactNode;
}): JSX.Element {
  const { t } = useTexts();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <aside className="sheet pair-panel" aria-labelledby={id}>
      <h2 id={id} ref={heading} tabIndex={-1}>
        {title}
      </h2>
      <FormProblem error={error} fieldId={(path) => path} />
      {waiting && <Skeleton rows={4} />}
      <div className="wish-lines">{children}</div>
      <p role="status" className="small dim">
        {saved && t("event.wishes.saved")}
      </p>
      <Button onClick={onClose}>{t("event.close")}</Button>
    </aside>
  );
}
