import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { type JSX, useState } from "react";
import { api } from "../../../api/client.ts";
import { isSpent, useIntent } from "../../../api/intent.ts";
import { useTexts } from "../../../app/texts.tsx";
import { Button, buttonClass } from "../../../kit/button.tsx";
import { CheckField, SelectField } from "../../../kit/field.tsx";
import { FormProblem } from "../../../kit/form-problem.tsx";
import { eventKey, type EventView } from "../queries.ts";
import type { PlanView } from "./queries.ts";

const times = ["10", "30", "60", "300"] as const;

/** Asks for a timetable. Open at once the first time; later it unfolds. */
export function NewPlan({
  view,
  plan,
  first,
  onOpen,
  onClose,
}: {
  view: EventView;
  plan: PlanView | undefined;
  first: boolean;
  onOpen?: () => void;
  onClose?: () => void;
}): JSX.Element {
  const { t } = useTexts();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [key, renew] = useIntent();
  const eventId = view.event.id;
  const waiting =
    (view.candidates?.invited ?? 0) +
    (view.employers?.invited ?? 0) +
    (view.candidates?.notSent ?? 0) +
    (view.employers?.notSent ?? 0);
  const nobodySaidYes = (view.candidates?.yes ?? 0) === 0 || (view.employers?.yes ?? 0) === 0;
  const hasLocks = plan?.interviews.some(({ locked }) => locked) ?? false;
  const [seconds, setSeconds] = useState<(typeof times)[number]>("30");
  const [unanswered, setUnanswered] = useState(nobodySaidYes);
  const [keep, setKeep] = useState(true);
  const begin = useMutation({
    mutationFn: () =>
      api("POST /events/{eventId}/plans", {
        path: { eventId },
        body: {
          seconds: Number(seconds),
          unanswered,
          ...(hasLocks && keep && plan ? { keepLocksOf: plan.plan.id } : {}),
        },
        idempotencyKey: key,
      }),
    onSuccess: async (made) => {
      renew();
      onClose?.();
      await queryClient.invalidateQueries({ queryKey: eventKey(eventId) });
      await navigate({ to: "/events/$eventId/plan", params: { eventId }, search: { plan: made.plan.id } });
    },
    onError: (error) => {
      if (isSpent(error)) renew();
    },
  });
  if (view.event.state === "draft")
    return (
      <section className="sheet new-plan" aria-labelledby="invite-first">
        <h2 id="invite-first">{t("timetable.new.options")}</h2>
        <p>{t("timetable.new.invite-first")}</p>
        <Link className={buttonClass("main")} to="/events/$eventId/people" params={{ eventId }}>
          {t("event.outlook.invite")}
        </Link>
      </section>
    );
  if (!first)
    return (
      <Button className="after-table" onClick={onOpen}>
        {t("timetable.new.again")}
      </Button>
    );
  return (
    <form
      className="sheet new-plan"
      onSubmit={(event) => {
        event.preventDefault();
        if (!begin.isPending) begin.mutate();
      }}
    >
      <h2>{t("timetable.new.options")}</h2>
      <p className="dim">{t("timetable.lede.none")}</p>
      <FormProblem error={begin.error} fieldId={(path) => path} />
      {(waiting > 0 || nobodySaidYes) && (
        <CheckField label={t("timetable.new.unanswered")} checked={unanswered} onChange={setUnanswered} />
      )}
      {hasLocks && <CheckField label={t("timetable.new.keep")} checked={keep} onChange={setKeep} />}
      <SelectField
        label={t("timetable.new.seconds")}
        value={seconds}
        choices={times.map((value) => ({
          value,
          label: t("timetable.new.seconds-of", { seconds: Number(value) }),
        }))}
        onChange={(value) => value && setSeconds(value)}
      />
      <div className="kr">
        <Button kind="main" type="submit" busy={begin.isPending && t("timetable.new.starting")}>
          {t("timetable.new.do")}
        </Button>
        {onClose && (
          <Button kind="bare" onClick={onClose}>
            {t("event.cancel")}
          </Button>
        )}
      </div>
    </form>
  );
}
