import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type JSX, useState } from "react";
import { api } from "../../../api/client.ts";
import { isSpent, useIntent } from "../../../api/intent.ts";
import { useTexts } from "../../../app/texts.tsx";
import { Button } from "../../../kit/button.tsx";
import { TextArea } from "../../../kit/field.tsx";
import { FormProblem } from "../../../kit/form-problem.tsx";
import { Message } from "../../../kit/message.tsx";
import { type EventId, eventKey } from "../queries.ts";
import { WholeNumber } from "../setup/whole-number.tsx";

/** People's numbers in a text that somebody has pasted, each once. */
const numbersIn = (text: string): string[] => [...new Set(text.toUpperCase().match(/\bD-\d{4,6}\b/g))];

/** Puts people on the list: those who fit best, or those on a list of one's own. */
export function AddCandidates({
  eventId,
  mine,
  onClose,
}: {
  eventId: EventId;
  mine: boolean;
  onClose: () => void;
}): JSX.Element {
  const { t, list } = useTexts();
  const queryClient = useQueryClient();
  const [key, renew] = useIntent();
  const [atMost, setAtMost] = useState(30);
  const [text, setText] = useState("");
  const [asked, setAsked] = useState(false);
  const numbers = numbersIn(text);
  const add = useMutation({
    mutationFn: (body: { by: "place"; atMost: number } | { by: "number"; numbers: string[] }) =>
      api("POST /events/{eventId}/candidates", { path: { eventId }, body, idempotencyKey: key }),
    onSuccess: async () => {
      renew();
      setText("");
      setAsked(false);
      await queryClient.invalidateQueries({ queryKey: eventKey(eventId) });
    },
    onError: (error) => {
      if (isSpent(error)) renew();
    },
  });
  const skipped = (why: "unknown" | "known"): string[] =>
    (add.data?.skipped ?? []).filter((one) => one.why === why).map((one) => one.asked);
  const busy = add.isPending && t("shell.waiting");
  return (
    <div className="sheet add-people" role="group" aria-label={t("event.candidates.add")}>
      {add.isSuccess && (
        <Message>
          {t("event.candidates.added", { count: add.data.added.length })}
          {skipped("known").length > 0 && ` ${t("event.candidates.known", { asked: list(skipped("known")) })}`}
          {skipped("unknown").length > 0 && ` ${t("event.candidates.unknown", { asked: list(skipped("unknown")) })}`}
        </Message>
      )}
      <FormProblem error={add.error} fieldId={() => "event-numbers"} />
      <div className="two-ways">
        {mine && (
          <div>
            <h3>{t("event.candidates.by-place")}</h3>
            <p className="small dim">{t("event.candidates.by-place-help")}</p>
            <div className="in-line">
              <WholeNumber
                label={t("event.candidates.how-many")}
                unit={t("event.candidates.people")}
                value={atMost}
                min={1}
                max={200}
                onChange={setAtMost}
              />
              <Button kind="main" busy={busy} onClick={() => add.mutate({ by: "place", atMost })}>
                {t("event.candidates.add-them")}
              </Button>
            </div>
          </div>
        )}
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            setAsked(true);
            if (numbers.length > 0 && !add.isPending) add.mutate({ by: "number", numbers });
          }}
        >
          <h3>{t("event.candidates.by-number")}</h3>
          <TextArea
            id="event-numbers"
            label={t("event.candidates.numbers")}
            help={t("event.candidates.numbers-help")}
            rows={3}
            value={text}
            missing={asked && numbers.length === 0 ? t("event.candidates.numbers-missing") : undefined}
            onChange={setText}
          />
          <Button type="submit" busy={busy}>
            {t("event.candidates.add-them")}
          </Button>
        </form>
      </div>
      <Button kind="bare" onClick={onClose}>
        {t("event.close")}
      </Button>
    </div>
  );
}
