import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { type JSX, useState } from "react";
import { api } from "../../api/client.ts";
import { useIntent } from "../../api/intent.ts";
import { Problem } from "../../api/problem.ts";
import { today } from "../../app/days.ts";
import { localCopy } from "../../app/draft.ts";
import { signedInRoute } from "../../app/layouts.tsx";
import { useTexts } from "../../app/texts.tsx";
import { Button, buttonClass } from "../../kit/button.tsx";
import { Crumbs } from "../../kit/crumbs.tsx";
import { Message } from "../../kit/message.tsx";
import { PageHead } from "../../kit/page.tsx";
import { DetailsFields } from "./details-fields.tsx";
import { type DetailsForm, detailsOf, emptyDetails, missingIn } from "./details-form.ts";

/** Registers a person. What is written waits on this device until it is sent. */
export function NewPersonPage(): JSX.Element {
  const { t } = useTexts();
  const { session } = signedInRoute.useRouteContext();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [copy] = useState(() => localCopy<DetailsForm>(session.user.id, "participant:new"));
  const [form, setForm] = useState<DetailsForm>(() => copy.read()?.value ?? emptyDetails(today()));
  const [told, setTold] = useState(false);
  const [intent, renew] = useIntent();
  const register = useMutation({
    mutationFn: () => api("POST /participants", { body: detailsOf(form), idempotencyKey: intent }),
    onSuccess: async ({ participant }) => {
      renew();
      copy.clear();
      void queryClient.invalidateQueries({ queryKey: ["people"] });
      await navigate({ to: "/people/$participantId", params: { participantId: participant.id } });
    },
    onError: (error) => {
      // What was refused was not done; the next try may say something else.
      if (error instanceof Problem && !error.passing) renew();
    },
  });
  const missing = missingIn(form, today());
  const problem = register.error instanceof Problem ? register.error : undefined;
  return (
    <div className="people-page">
      <Crumbs way={[{ text: t("participant.people"), link: { to: "/people" } }]} here={t("participant.new")} />
      <PageHead title={t("participant.new")} lede={t("participant.new.lede")} />
      <form
        className="sheet narrow-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTold(true);
          if (Object.keys(missing).length === 0) register.mutate();
        }}
      >
        <DetailsFields
          form={form}
          onChange={(next) => {
            setForm(next);
            copy.write({ value: next, etag: "" });
          }}
          missing={told ? missing : {}}
          problems={problem?.errors ?? []}
        />
        {problem && problem.errors.length === 0 && (
          <Message icon="pencil">{problem.status === 0 ? t("participant.offline") : problem.detail}</Message>
        )}
        <div className="kr">
          <Button kind="main" type="submit" busy={register.isPending && t("participant.new.sending")}>
            {t("participant.new.send")}
          </Button>
          <Link className={buttonClass("bare")} to="/people">
            {t("participant.new.leave")}
          </Link>
        </div>
      </form>
    </div>
  );
}
