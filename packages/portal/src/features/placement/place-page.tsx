import type { PlacementStateKind } from "@passa/domain/placement/placement";
import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { type JSX, useState } from "react";
import { apiTagged } from "../../api/client.ts";
import { useIntent } from "../../api/intent.ts";
import { Problem } from "../../api/problem.ts";
import { useTexts } from "../../app/texts.tsx";
import { vocabularyQuery } from "../../app/vocabulary.ts";
import { Button, buttonClass } from "../../kit/button.tsx";
import { Crumbs } from "../../kit/crumbs.tsx";
import { Dialog } from "../../kit/dialog.tsx";
import { DoneLine, Message } from "../../kit/message.tsx";
import { PageHead } from "../../kit/page.tsx";
import { Sheet } from "../../kit/sheet.tsx";
import { formOf } from "./place-form.ts";
import { PlaceSummary } from "./place-summary.tsx";
import { placementQuery, type PlacementView } from "./queries.ts";

type State = PlacementStateKind;
type Move = Exclude<State, "draft">;

/** What one may do with a place in each state, as the domain's moves, in the order of how often it is done. */
const moves: Record<State, readonly Move[]> = {
  draft: ["withdrawn"],
  published: ["paused", "filled", "closed", "withdrawn"],
  paused: ["published", "closed", "withdrawn"],
  filled: ["published", "closed"],
  closed: [],
  withdrawn: [],
};
const isEnd = (state: State): boolean => moves[state].length === 0;

/** An employer's own place: how it reads, and what can be done with it. */
export function PlacePage(): JSX.Element {
  const { t } = useTexts();
  const { placementId } = useParams({ from: "/signed-in/employer/our/placements/$placementId" });
  const { told } = useSearch({ from: "/signed-in/employer/our/placements/$placementId" });
  const { data } = useSuspenseQuery(placementQuery(placementId));
  const { data: vocabulary } = useSuspenseQuery(vocabularyQuery);
  const { placement, workplace } = data.data;
  const title = placement.content.title || t("placement.untitled");
  return (
    <div className="one-column">
      <Crumbs way={[{ text: t("shell.nav.our-placements"), link: { to: "/our/placements" } }]} here={title} />
      {told === "published" && placement.state === "published" ? (
        <>
          <PageHead title={t("placement.out.title")} lede={t("placement.out.lede", { title })} />
          <Sheet className="stack">
            <h2>{t("placement.out.next")}</h2>
            <ol className="next-steps">
              <li>{t("placement.out.1")}</li>
              <li>{t("placement.out.2")}</li>
              <li>{t("placement.out.3")}</li>
            </ol>
            <p className="kr">
              <Link className={buttonClass("main")} to="/our/placements">
                {t("placement.out.home")}
              </Link>
              <Link to="/our/support">{t("placement.out.support")}</Link>
            </p>
          </Sheet>
        </>
      ) : (
        <PageHead title={title} lede={t(`placement.state.${placement.state}.about`)} />
      )}
      <Actions key={placementId} view={data.data} etag={data.etag} />
      <PlaceSummary form={formOf(placement.content)} workplace={workplace} vocabulary={vocabulary} />
    </div>
  );
}

function Actions({ view, etag }: { view: PlacementView; etag: string }): JSX.Element | null {
  const { t } = useTexts();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { placement, employer } = view;
  const { id, state } = placement;
  const [intent, renewIntent] = useIntent();
  const [busy, setBusy] = useState<Move>();
  const [refusal, setRefusal] = useState<string>();
  const [asking, setAsking] = useState<Move>();
  /** The state before what was just done, when it can be gone back to. */
  const [before, setBefore] = useState<Move>();
  const move = async (to: Move, undo: boolean): Promise<void> => {
    setBusy(to);
    setRefusal(undefined);
    setAsking(undefined);
    try {
      const answer = await apiTagged("POST /placements/{placementId}/transitions", {
        path: { placementId: id },
        body: { to },
        ifMatch: etag,
        idempotencyKey: intent,
      });
      queryClient.setQueryData(placementQuery(id).queryKey, answer);
      void queryClient.invalidateQueries({ queryKey: ["placements"] });
      const back = state !== "draft" && moves[to].includes(state) ? state : undefined;
      setBefore(undo ? undefined : back);
    } catch (error) {
      const problem = error instanceof Problem ? error : new Problem(0, {}, { cause: error });
      if (problem.code === "notPublishable") {
        await navigate({
          to: "/our/placements/$placementId/edit",
          params: { placementId: id },
          search: { step: "look", check: true },
        });
        return;
      }
      if (problem.status === 412) await queryClient.invalidateQueries({ queryKey: placementQuery(id).queryKey });
      setRefusal(problem.status === 0 ? t("placement.publish.offline") : problem.detail);
    } finally {
      renewIntent();
      setBusy(undefined);
    }
  };
  return (
    <section className="place-do" aria-label={t("placement.do.label")}>
      {refusal !== undefined && <Message icon="pencil">{refusal}</Message>}
      {before !== undefined && (
        <DoneLine onUndo={() => void move(before, true)}>{t(`placement.done.${state}`)}</DoneLine>
      )}
      <div className="kr">
        {!isEnd(state) && (
          <Link
            className={buttonClass(state === "draft" ? "main" : "plain")}
            to="/our/placements/$placementId/edit"
            params={{ placementId: id }}
            search={{ step: state === "draft" ? "workplace" : "look" }}
          >
            {t(state === "draft" ? "placement.home.continue" : "placement.do.edit")}
          </Link>
        )}
        {moves[state].map((to) =>
          isEnd(to) ? (
            <Button key={to} kind="gone" busy={busy === to && t("placement.do.busy")} onClick={() => setAsking(to)}>
              {t(state === "draft" ? "placement.do.discard" : `placement.do.${to}`)}
            </Button>
          ) : (
            <Button
              key={to}
              busy={busy === to && t("placement.do.busy")}
              cannot={to === "published" && employer.standing !== "approved" && t("placement.publish.not-approved")}
              onClick={() => void move(to, false)}
            >
              {t(`placement.do.${to}`)}
            </Button>
          ),
        )}
      </div>
      <Dialog
        open={asking !== undefined}
        title={asking === undefined ? "" : t(`placement.ask.${asking === "closed" ? "closed" : "withdrawn"}`)}
        onClose={() => setAsking(undefined)}
        actions={
          <>
            <Button kind="gone" onClick={() => asking !== undefined && void move(asking, false)}>
              {asking !== undefined && t(state === "draft" ? "placement.do.discard" : `placement.do.${asking}`)}
            </Button>
            <Button onClick={() => setAsking(undefined)}>{t("placement.ask.keep")}</Button>
          </>
        }
      >
        <p>{t(state === "draft" ? "placement.ask.discard.text" : "placement.ask.text")}</p>
      </Dialog>
    </section>
  );
}
