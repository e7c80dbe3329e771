import "../../styles/proposal.css";
import type { RouteBody } from "@passa/contract/types";

import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type JSX, useState } from "react";
import { api } from "../../api/client.ts";
import { shortDate, today } from "../../app/days.ts";
import { yesesOf } from "../../app/my-proposals.tsx";
import { etagOf } from "../../app/proposals.ts";
import { useTexts } from "../../app/texts.tsx";
import { Button, buttonClass } from "../../kit/button.tsx";
import { Crumbs } from "../../kit/crumbs.tsx";
import { Eye } from "../../kit/eye.tsx";
import { FormProblem } from "../../kit/form-problem.tsx";
import { Icon } from "../../kit/icon.tsx";
import { Message } from "../../kit/message.tsx";
import { PageHead } from "../../kit/page.tsx";
import { TwoYeses } from "../../kit/two-yeses.tsx";
import { AgreementLine, MeetingLine } from "./arranged-lines.tsx";
import { notNowReasons } from "./choices.ts";
import { CardFacts } from "./card-facts.tsx";
import { OwnFollowUp } from "./own-follow-up.tsx";
import { cardQuery, type EmployersCard } from "./queries.ts";
import { cardRoute } from "./routes.ts";

/** The card of somebody who has let this employer see it: no name before the second yes. */
export function CardPage(): JSX.Element {
  const { proposalId } = cardRoute.useParams();
  const { t, language } = useTexts();
  const { data } = useSuspenseQuery(cardQuery(proposalId));
  const { card, name, title, shownAt, contact } = data;
  const queryClient = useQueryClient();
  return (
    <div className="employers-card">
      <Crumbs way={[{ text: t("proposal.our.title"), link: { to: "/our/proposals" } }]} here={title} />
      <PageHead
        title={name ?? t("proposal.card.title")}
        lede={name === undefined && card ? t("proposal.card.lede") : title}
      />
      <div className="with-side">
        <div className="ecard">
          <div className={name === undefined ? "hole" : "hole known"} aria-hidden="true">
            {name === undefined ? <Icon name="question" size={26} /> : initialsIn(name)}
          </div>
          <p className="headline">
            {title}
            <br />
            {shownAt && t("proposal.card.shown", { day: shortDate(language, shownAt, today()) })}
          </p>
          <div className="sheet">
            {data.meeting && <MeetingLine meeting={data.meeting} />}
            {data.agreement && <AgreementLine agreement={data.agreement} />}
            {card ? (
              <CardFacts
                card={card}
                add={
                  data.placementId && (
                    <Link
                      className={buttonClass("plain", true)}
                      to="/our/placements/$placementId/edit"
                      params={{ placementId: data.placementId }}
                      search={{ step: "support" }}
                    >
                      {t("proposal.card.needs.add")}
                    </Link>
                  )
                }
              />
            ) : (
              <Message>{t("proposal.card.closed")}</Message>
            )}
            {data.state === "shown" && <Reply data={data} />}
            {data.state === "interested" && <Message>{t("proposal.card.asked")}</Message>}
            {data.followUps && (
              <OwnFollowUp
                id={data.id}
                version={data.version}
                followUps={data.followUps}
                title={t("proposal.card.follow")}
                onSaved={() => queryClient.invalidateQueries({ queryKey: cardQuery(proposalId).queryKey })}
              />
            )}
          </div>
        </div>
        <aside className="sheet" aria-labelledby="sees">
          <h2 id="sees">{t("proposal.card.what")}</h2>
          <ul className="eyes">
            <li>
              <Eye />
              <span>{t("proposal.card.what.sees")}</span>
            </li>
            <li>
              <Eye shut={name === undefined} />
              <span>{t("proposal.card.what.later")}</span>
            </li>
            <li>
              <Eye shut />
              <span>{t("proposal.card.what.never")}</span>
            </li>
          </ul>
          <How data={data} />
          {contact !== undefined && <p className="small dim">{t("proposal.card.contact", { name: contact })}</p>}
        </aside>
      </div>
    </div>
  );
}

const initialsIn = (name: string): string =>
  name
    .split(" ")
    .map((part) => Array.from(part)[0] ?? "")
    .join("");

const steps = [
  { id: "card", given: 1, at: "shown" },
  { id: "meet", given: 1, at: "interested" },
  { id: "yes", given: 2, at: "known" },
] as const;

function How({ data }: { data: EmployersCard }): JSX.Element {
  const { t } = useTexts();
  const reached = yesesOf(data) === 2 ? "known" : data.state;
  return (
    <>
      <h3>{t("proposal.card.how")}</h3>
      <ol className="how-it-goes">
        {steps.map(({ id, given, at }) => (
          <li key={id} aria-current={at === reached ? "step" : undefined}>
            <TwoYeses given={given} size={40} />
            <span>
              <b>{t(`proposal.card.how.${id}`)}</b>
              <br />
              <span className="small dim">
                {at === reached ? t("proposal.card.how.here") : t(`proposal.card.how.${id}-about`)}
              </span>
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}

type ReplyBody = RouteBody<"POST /proposals/{proposalId}/reply">;

/** To meet, or not now with a reason that is about the place. */
function Reply({ data }: { data: EmployersCard }): JSX.Element {
  const { t, language } = useTexts();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState(false);
  const { id, answerBy, contact } = data;
  const reply = useMutation({
    mutationFn: (body: ReplyBody) =>
      api("POST /proposals/{proposalId}/reply", { path: { proposalId: id }, body, ifMatch: etagOf(data) }),
    onSuccess: async (saved) => {
      queryClient.setQueryData(cardQuery(id).queryKey, saved);
      await queryClient.invalidateQueries({ queryKey: ["proposals", "our"] });
    },
  });
  const day = answerBy && shortDate(language, answerBy, today());
  return (
    <div className="reply">
      <FormProblem error={reply.error} fieldId={(path) => path} />
      <div className="kr apart">
        <div className="kr">
          <Button
            kind="main"
            busy={reply.isPending && t("proposal.saving")}
            onClick={() => reply.mutate({ answer: "meet" })}
          >
            {t("proposal.card.meet")}
          </Button>
          <Button aria-expanded={asking} onClick={() => setAsking(!asking)}>
            {t("proposal.card.not-now")}
            <Icon name={asking ? "up" : "down"} size={16} />
          </Button>
        </div>
        {day && (
          <span className="small dim">
            {contact === undefined
              ? t("proposal.card.answer-by-nobody", { day })
              : t("proposal.card.answer-by", { day, name: contact })}
          </span>
        )}
      </div>
      {asking && (
        <fieldset className="not-now">
          <legend className="lab">{t("proposal.card.why")}</legend>
          <div className="chips">
            {notNowReasons.map((reason) => (
              <Button key={reason} onClick={() => reply.mutate({ answer: "notNow", reason })}>
                {t(`proposal.reason.${reason}`)}
              </Button>
            ))}
          </div>
        </fieldset>
      )}
    </div>
  );
}
