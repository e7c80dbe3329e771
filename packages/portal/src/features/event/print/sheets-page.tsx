import "../../../styles/event-paper.css";
import type { RouteResponse } from "@passa/contract/types";
import { queryOptions, useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { JSX } from "react";
import { api } from "../../../api/client.ts";
import { Problem } from "../../../api/problem.ts";
import { fullScreenRoute, NotYours } from "../../../app/layouts.tsx";
import { useTexts } from "../../../app/texts.tsx";
import { vocabularyQuery } from "../../../app/vocabulary.ts";
import { Button, buttonClass } from "../../../kit/button.tsx";
import { EmptyPage } from "../../../kit/empty-page.tsx";
import { PageHead } from "../../../kit/page.tsx";
import { Segmented } from "../../../kit/segmented.tsx";
import { Skeleton } from "../../../kit/waiting.tsx";
import { type EventId, eventKey, eventQuery } from "../queries.ts";
import { BoardSheet } from "./board-sheet.tsx";
import { CandidateSheet } from "./candidate-sheet.tsx";
import { EmployerSheet } from "./employer-sheet.tsx";
import { NumberCards } from "./number-cards.tsx";
import { sheetsRoute } from "./sheets-route.ts";

export type Sheets = RouteResponse<"GET /events/{eventId}/sheets">;

const sheetsQuery = (eventId: EventId) =>
  queryOptions({
    queryKey: [...eventKey(eventId), "sheets"],
    queryFn: ({ signal }) => api("GET /events/{eventId}/sheets", { path: { eventId }, signal }),
  });

const kinds = ["candidates", "employers", "cards", "board"] as const;

/** Everybody's paper, as it is printed: what the browser prints is the sheets and nothing around them. */
export function SheetsPage(): JSX.Element {
  const { t } = useTexts();
  const { eventId } = sheetsRoute.useParams();
  const { what = "candidates" } = sheetsRoute.useSearch();
  const navigate = sheetsRoute.useNavigate();
  const { user } = fullScreenRoute.useRouteContext();
  const { data: event } = useSuspenseQuery(eventQuery(eventId));
  const { data: vocabulary } = useSuspenseQuery(vocabularyQuery);
  const sheets = useQuery(sheetsQuery(eventId));
  if (user.role !== "organiser") throw new NotYours();
  const view = event.data;
  const early = sheets.error instanceof Problem && sheets.error.code === "transitionNotAllowed";
  if (sheets.isError && !early) throw sheets.error;
  const empty = sheets.data && sheets.data.candidates.length === 0;
  return (
    <main id="m" className="paper" tabIndex={-1}>
      <div className="paper-note">
        <PageHead title={t("paper.title")} lede={t("paper.lede")} />
        <p>
          <Link to="/events/$eventId" params={{ eventId }}>
            {t("paper.back")}
          </Link>
        </p>
        {sheets.isPending && <Skeleton rows={5} />}
        {(early || empty) && (
          <EmptyPage
            picture="hanger"
            title={t(early ? "paper.not-yet" : "paper.none")}
            action={
              <Link className={buttonClass("main")} to="/events/$eventId/plan" params={{ eventId }}>
                {t("hall.to-plan")}
              </Link>
            }
          >
            <p>{t("paper.not-yet-text")}</p>
          </EmptyPage>
        )}
        {sheets.data && !empty && (
          <div className="paper-acts">
            <Segmented
              legend={t("paper.what")}
              value={what}
              choices={kinds.map((value) => ({ value, label: t(`paper.what.${value}`) }))}
              onChange={(value) =>
                void navigate({
                  search: value === "unknown" || value === "candidates" ? {} : { what: value },
                  replace: true,
                  resetScroll: false,
                })
              }
            />
            <Button kind="main" onClick={() => window.print()}>
              {t("paper.print")}
            </Button>
          </div>
        )}
      </div>
      {sheets.data && !empty && (
        <div className="scroll sheets" tabIndex={0} role="region" aria-label={t("paper.sheets")}>
          {what === "candidates" &&
            sheets.data.candidates.map((schedule) => (
              <CandidateSheet key={schedule.participantId} view={view} schedule={schedule} vocabulary={vocabulary} />
            ))}
          {what === "employers" &&
            sheets.data.employers.map((schedule) => (
              <EmployerSheet key={schedule.employerId} view={view} schedule={schedule} vocabulary={vocabulary} />
            ))}
          {what === "cards" && <NumberCards view={view} candidates={sheets.data.candidates} />}
          {what === "board" && <BoardSheet view={view} candidates={sheets.data.candidates} />}
        </div>
      )}
    </main>
  );
}
