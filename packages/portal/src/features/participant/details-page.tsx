import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { type JSX, useState } from "react";
import { apiTagged, type Tagged } from "../../api/client.ts";
import { Problem } from "../../api/problem.ts";
import { today } from "../../app/days.ts";
import { localCopy } from "../../app/draft.ts";
import { signedInRoute } from "../../app/layouts.tsx";
import { type ParticipantId, participantQuery, personRoute, type ParticipantView } from "../../app/person.ts";
import { useTexts } from "../../app/texts.tsx";
import { Button, buttonClass } from "../../kit/button.tsx";
import { Message } from "../../kit/message.tsx";
import { TwoVersions } from "../../kit/two-versions.tsx";
import { Decisions } from "./decisions.tsx";
import { DetailsFields, fieldLabel, fieldWords } from "./details-fields.tsx";
import { chosenVersion, type DetailsForm, detailsForm, detailsOf, differingFields, missingIn } from "./details-form.ts";

/** Changes what is known of a person besides the answers. */
export function DetailsPage(): JSX.Element {
  const { participantId } = personRoute.useParams();
  const { data: person } = useSuspenseQuery(participantQuery(participantId));
  return (
    <>
      <DetailsEditor key={participantId} participantId={participantId} />
      <Decisions participantId={participantId} name={person.data.participant.givenName} />
    </>
  );
}

function DetailsEditor({ participantId }: { participantId: ParticipantId }): JSX.Element {
  const words = useTexts();
  const { t } = words;
  const { session } = signedInRoute.useRouteContext();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { data: person } = useSuspenseQuery(participantQuery(participantId));
  const [copy] = useState(() => localCopy<DetailsForm>(session.user.id, `participant:${participantId}`));
  // The version that the form was begun on: a copy from before is compared with what is saved now.
  const [begun, setBegun] = useState(
    () => copy.read() ?? { value: detailsForm(person.data.participant), etag: person.etag },
  );
  // Without a copy the form begins as what is saved, so it can be told whether somebody has changed that.
  const [basis] = useState(() => (copy.read() ? undefined : begun.value));
  const [form, setForm] = useState(begun.value);
  const [theirs, setTheirs] = useState<Tagged<ParticipantView>>();
  const [told, setTold] = useState(false);
  const save = useMutation({
    mutationFn: ({ value, etag }: { value: DetailsForm; etag: string }) =>
      apiTagged("PUT /participants/{participantId}", {
        path: { participantId },
        body: detailsOf(value),
        ifMatch: etag,
      }),
    onSuccess: async (saved) => {
      copy.clear();
      queryClient.setQueryData(participantQuery(participantId).queryKey, saved);
      void queryClient.invalidateQueries({ queryKey: ["people"] });
      await navigate({ to: "/people/$participantId", params: { participantId } });
    },
    onError: async (error, { value }) => {
      if (!(error instanceof Problem) || error.status !== 412) return;
      const now = await queryClient.fetchQuery({ ...participantQuery(participantId), staleTime: 0 });
      const untouched = basis && differingFields(basis, detailsForm(now.data.participant)).length === 0;
      if (!untouched) return setTheirs(now);
      // Only the stage or the colleagues have changed, which stand elsewhere.
      setBegun({ value, etag: now.etag });
      save.mutate({ value, etag: now.etag });
    },
  });
  const missing = missingIn(form, today());
  const problem = save.error instanceof Problem && save.error.status !== 412 ? save.error : undefined;
  if (theirs) {
    const other = detailsForm(theirs.data.participant);
    return (
      <TwoVersions
        title={t("participant.details.changed")}
        rows={differingFields(form, other).map((field) => ({
          key: field,
          label: fieldLabel(words, field),
          mine: fieldWords(words, form, field),
          theirs: fieldWords(words, other, field),
        }))}
        onSave={(fields) => {
          const value = chosenVersion(form, other, fields);
          setForm(value);
          setBegun({ value, etag: theirs.etag });
          setTheirs(undefined);
          copy.write({ value, etag: theirs.etag });
          save.mutate({ value, etag: theirs.etag });
        }}
      />
    );
  }
  return (
    <form
      className="sheet narrow-form"
      noValidate
      aria-label={t("participant.details")}
      onSubmit={(event) => {
        event.preventDefault();
        setTold(true);
        if (Object.keys(missing).length === 0) save.mutate({ value: form, etag: begun.etag });
      }}
    >
      <h2>{t("participant.details")}</h2>
      <DetailsFields
        form={form}
        onChange={(next) => {
          setForm(next);
          copy.write({ value: next, etag: begun.etag });
        }}
        missing={told ? missing : {}}
        problems={problem?.errors ?? []}
      />
      {problem && problem.errors.length === 0 && (
        <Message icon="pencil">{problem.status === 0 ? t("participant.offline") : problem.detail}</Message>
      )}
      <div className="kr">
        <Button kind="main" type="submit" busy={save.isPending && t("participant.details.saving")}>
          {t("participant.details.save")}
        </Button>
        <Link
          className={buttonClass("bare")}
          to="/people/$participantId"
          params={{ participantId }}
          onClick={() => copy.clear()}
        >
          {t("participant.details.leave")}
        </Link>
      </div>
    </form>
  );
}
