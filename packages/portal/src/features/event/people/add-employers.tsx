import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type JSX, useState } from "react";
import { api } from "../../../api/client.ts";
import { useTexts } from "../../../app/texts.tsx";
import { Button } from "../../../kit/button.tsx";
import { CheckField, TextField } from "../../../kit/field.tsx";
import { Message } from "../../../kit/message.tsx";
import { Skeleton } from "../../../kit/waiting.tsx";
import { oneByOne } from "../one-by-one.ts";
import { approvedEmployersQuery, type EmployerId, type EventEmployer, eventKey, type EventView } from "../queries.ts";

/** Approved employers that are not on the list yet, chosen many at once. */
export function AddEmployers({
  view,
  there,
  onClose,
}: {
  view: EventView;
  there: readonly EventEmployer[];
  onClose: () => void;
}): JSX.Element {
  const { t } = useTexts();
  const queryClient = useQueryClient();
  const employers = useQuery(approvedEmployersQuery);
  const [chosen, setChosen] = useState<ReadonlySet<EmployerId>>(new Set());
  const [sought, setSought] = useState("");
  const [progress, setProgress] = useState<number>();
  const [failed, setFailed] = useState(0);
  const eventId = view.event.id;
  const known = new Set(there.map(({ employerId }) => employerId));
  const left = (employers.data?.items ?? []).filter(({ id }) => !known.has(id));
  const words = sought.trim().toLocaleLowerCase();
  const shown = left.filter(({ name }) => name.toLocaleLowerCase().includes(words));
  const add = async (): Promise<void> => {
    const ids = left.map(({ id }) => id).filter((id) => chosen.has(id));
    const wrong = await oneByOne(
      ids,
      (employerId) => api("POST /events/{eventId}/employers", { path: { eventId }, body: { employerId } }),
      setProgress,
    );
    setProgress(undefined);
    setFailed(wrong.length);
    setChosen(new Set(wrong.map(({ item }) => item)));
    await queryClient.invalidateQueries({ queryKey: eventKey(eventId) });
    if (wrong.length === 0) onClose();
  };
  return (
    <div className="sheet add-people" role="group" aria-label={t("event.employers.choose")}>
      <h3>{t("event.employers.choose")}</h3>
      {employers.isPending && <Skeleton rows={4} />}
      {employers.isError && <Button onClick={() => void employers.refetch()}>{t("shell.error.again")}</Button>}
      {employers.data && left.length === 0 && <p>{t("event.employers.nobody-left")}</p>}
      {left.length > 8 && (
        <TextField
          type="search"
          label={t("event.employers.search")}
          value={sought}
          autoComplete="off"
          onChange={setSought}
        />
      )}
      <ul className="to-choose">
        {shown.map(({ id, name }) => (
          <li key={id}>
            <CheckField
              label={name}
              checked={chosen.has(id)}
              onChange={(on) => {
                const next = new Set(chosen);
                if (on) next.add(id);
                else next.delete(id);
                setChosen(next);
              }}
            />
          </li>
        ))}
      </ul>
      {failed > 0 && <Message icon="pencil">{t("event.answer.some-failed", { count: failed })}</Message>}
      <div className="kr">
        <Button
          kind="main"
          busy={progress !== undefined && t("event.adding", { done: progress, of: chosen.size })}
          onClick={() => {
            if (chosen.size > 0) void add();
          }}
        >
          {t("event.employers.add-count", { count: chosen.size })}
        </Button>
        {shown.length > 1 && (
          <Button onClick={() => setChosen(new Set(shown.map(({ id }) => id)))}>
            {t("event.employers.all", { count: shown.length })}
          </Button>
        )}
        <Button kind="bare" onClick={onClose}>
          {t("event.close")}
        </Button>
      </div>
    </div>
  );
}
