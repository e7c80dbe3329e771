import type { RouteBody, RouteParams } from "@passa/contract/types";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { JSX } from "react";
import { api } from "../api/client.ts";
import { Problem } from "../api/problem.ts";
import { Button } from "../kit/button.tsx";
import { FormProblem } from "../kit/form-problem.tsx";
import { Message } from "../kit/message.tsx";
import { proposalsChanged } from "./proposals.ts";
import { useTexts } from "./texts.tsx";

type Proposed = RouteParams<"POST /participants/{participantId}/proposals"> &
  RouteBody<"POST /participants/{participantId}/proposals">;

/** Proposes a person for a place, in one press; the person is asked before anybody else hears of it. */
export function Propose({ participantId, placementId, from }: Proposed): JSX.Element {
  const { t } = useTexts();
  const queryClient = useQueryClient();
  const propose = useMutation({
    mutationFn: () =>
      api("POST /participants/{participantId}/proposals", { path: { participantId }, body: { placementId, from } }),
    onSuccess: () => proposalsChanged(queryClient),
  });
  const there = propose.error instanceof Problem && propose.error.code === "alreadyExists";
  if (propose.data)
    return (
      <Message
        end={
          <Link to="/proposals/$proposalId" params={{ proposalId: propose.data.proposal.id }}>
            {t("proposal.propose.see")}
          </Link>
        }
      >
        {t("proposal.propose.done")}
      </Message>
    );
  return (
    <>
      <Button kind="main" busy={propose.isPending && t("proposal.saving")} onClick={() => propose.mutate()}>
        {t("proposal.propose")}
      </Button>
      {there ? (
        <Message icon="question" end={<Link to="/proposals">{t("proposal.board.name")}</Link>}>
          {t("proposal.propose.again")}
        </Message>
      ) : (
        <FormProblem error={propose.error} fieldId={(path) => path} />
      )}
    </>
  );
}
