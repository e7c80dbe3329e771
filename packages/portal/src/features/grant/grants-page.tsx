import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { type JSX, useState } from "react";
import { api } from "../../api/client.ts";
import { useIntent } from "../../api/intent.ts";
import { useTexts } from "../../app/texts.tsx";
import { Button } from "../../kit/button.tsx";
import { Crumbs } from "../../kit/crumbs.tsx";
import { Dialog } from "../../kit/dialog.tsx";
import { FormProblem } from "../../kit/form-problem.tsx";
import { PageHead } from "../../kit/page.tsx";
import { NewGrant } from "./new-grant.tsx";
import { type GrantLine, grantsQuery } from "./queries.ts";

/** Who may propose a protected identity, to whom, why and until when; one more, and the end of it. */
export function GrantsPage(): JSX.Element {
  const { t, date } = useTexts();
  const { data } = useSuspenseQuery(grantsQuery);
  const [ending, setEnding] = useState<GrantLine>();
  return (
    <div className="lines-page">
      <Crumbs way={[{ text: t("member.title"), link: { to: "/members" } }]} here={t("grant.title")} />
      <PageHead title={t("grant.title")} lede={t("grant.lede")} />
      <div className="lines-column">
        <section className="ps member-group" aria-labelledby="grants">
          <div className="h">
            <h2 id="grants">{t("grant.list")}</h2>
          </div>
          {data.items.length === 0 && <p className="dim after-lines">{t("grant.none")}</p>}
          <ul className="entries">
            {data.items.map((grant) => (
              <li className="entry grant-line" key={grant.id}>
                <div>
                  <b>{t("grant.line", grant)}</b>
                  <p className="dim small">
                    {t("grant.until", {
                      until: date(grant.until),
                      reason: grant.reason,
                      by: grant.by,
                      on: date(grant.on),
                    })}
                  </p>
                </div>
                <Button small aria-label={t("grant.end.label", grant)} onClick={() => setEnding(grant)}>
                  {t("grant.end")}
                </Button>
              </li>
            ))}
          </ul>
        </section>
        <NewGrant />
      </div>
      <EndDialog key={ending?.id} grant={ending} onClose={() => setEnding(undefined)} />
    </div>
  );
}

function EndDialog({ grant, onClose }: { grant: GrantLine | undefined; onClose: () => void }): JSX.Element {
  const { t } = useTexts();
  const queryClient = useQueryClient();
  const [key] = useIntent();
  const end = useMutation({
    mutationFn: (grantId: GrantLine["id"]) =>
      api("POST /proposal-grants/{grantId}/revocation", { path: { grantId }, idempotencyKey: key }),
    onSuccess: async () => {
      onClose();
      await queryClient.invalidateQueries({ queryKey: grantsQuery.queryKey });
    },
  });
  return (
    <Dialog
      title={t("grant.end.question")}
      open={grant !== undefined}
      onClose={onClose}
      actions={
        <>
          <Button
            kind="gone"
            busy={end.isPending && t("grant.end.busy")}
            onClick={() => {
              if (grant) end.mutate(grant.id);
            }}
          >
            {t("grant.end.now")}
          </Button>
          <Button kind="bare" onClick={onClose}>
            {t("grant.leave")}
          </Button>
        </>
      }
    >
      {grant && <p>{t("grant.end.means", grant)}</p>}
      <FormProblem error={end.error} fieldId={() => ""} />
    </Dialog>
  );
}
