import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { JSX } from "react";
import { apiTagged } from "../../api/client.ts";
import { isSpent, useIntent } from "../../api/intent.ts";
import { localCopy } from "../../app/draft.ts";
import { signedInRoute } from "../../app/layouts.tsx";
import { useTexts } from "../../app/texts.tsx";
import { useKeptForm } from "../../app/use-kept-form.ts";
import { Button } from "../../kit/button.tsx";
import { Crumbs } from "../../kit/crumbs.tsx";
import { FormProblem } from "../../kit/form-problem.tsx";
import { PageHead } from "../../kit/page.tsx";
import { type DetailsForm, detailsOf, emptyDetails, withoutEmptyContacts } from "./details.ts";
import { DetailsFields, detailsFieldId } from "./details-fields.tsx";
import { employerQuery } from "./queries.ts";

/** Staff write down an employer they have met. It waits for an answer like any other. */
export function NewEmployerPage(): JSX.Element {
  const { t } = useTexts();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { session } = signedInRoute.useRouteContext();
  const kept = useKeptForm<DetailsForm>(
    () => localCopy(session.user.id, "employer:new"),
    () => ({ value: emptyDetails, etag: "" }),
  );
  const { value: form, change: setForm } = kept;
  const [key, renew] = useIntent();
  const register = useMutation({
    mutationFn: (sent: DetailsForm) => apiTagged("POST /employers", { body: detailsOf(sent), idempotencyKey: key }),
    onSuccess: async (registered) => {
      kept.forget();
      renew();
      queryClient.setQueryData(employerQuery(registered.data.id).queryKey, registered);
      void queryClient.invalidateQueries({ queryKey: ["employers"] });
      void queryClient.invalidateQueries({ queryKey: ["tenant"] });
      await navigate({ to: "/employers/$employerId", params: { employerId: registered.data.id } });
    },
    onError: (error) => {
      if (isSpent(error)) renew();
    },
  });
  return (
    <div className="lines-page">
      <Crumbs way={[{ text: t("employer.list.title"), link: { to: "/employers" } }]} here={t("employer.new")} />
      <PageHead title={t("employer.new")} lede={t("employer.new-lede")} />
      <form
        className="lines-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (register.isPending) return;
          const sent = withoutEmptyContacts(form);
          setForm(sent);
          register.mutate(sent);
        }}
      >
        <FormProblem error={register.error} fieldId={detailsFieldId} />
        <DetailsFields voice="staff" form={form} onChange={setForm} error={register.error} />
        <Button kind="main" type="submit" busy={register.isPending && t("employer.saving")}>
          {t("employer.new-save")}
        </Button>
      </form>
    </div>
  );
}
