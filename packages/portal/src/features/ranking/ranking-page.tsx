import "../../styles/ranking-page.css";
import type { Names, Register } from "@passa/texts/explain";
import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { type JSX, lazy, type ReactNode, Suspense, useCallback, useMemo, useRef, useState } from "react";
import { apiTagged } from "../../api/client.ts";
import { Problem } from "../../api/problem.ts";
import { useTexts } from "../../app/texts.tsx";
import { vocabularyQuery } from "../../app/vocabulary.ts";
import { Button, buttonClass } from "../../kit/button.tsx";
import { BulkBar } from "../../kit/data-table.tsx";
import { EmptyPage } from "../../kit/empty-page.tsx";
import { DoneLine, Message } from "../../kit/message.tsx";
import { PageTitle } from "../../kit/page.tsx";
import { StateMark } from "../../kit/state-mark.tsx";
import { Skeleton } from "../../kit/waiting.tsx";
import { FitPanel } from "./fit-panel.tsx";
import { KeysHelp } from "./keys-help.tsx";
import { movedBetween, numbersOf, openedBetween, partsOf, type Ranking } from "./list-parts.ts";
import { OpenUp } from "./open-up.tsx";
import { type Added, Preview } from "./preview.tsx";
import { markMutation, placeQuery, type PlaceView, rankingQuery } from "./queries.ts";
import { rowLinkId } from "./rank-row.tsx";
import { RankingList } from "./ranking-list.tsx";
import { withRemedies, withRemedy } from "./remedy-words.ts";
import { rankingRoute } from "./routes.ts";
import { ScoreExplained } from "./score-explained.tsx";
import {
  comparedIn,
  joined,
  mostCompared,
  type ParticipantId,
  type RankingSearch,
  readRankingSearch,
  remediesIn,
  rowsToFetch,
  tiers,
  toggled,
} from "./search.ts";

const CompareTable = lazy(() => import("./compare-table.tsx").then((module) => ({ default: module.CompareTable })));

const nobodyMoved: ReadonlySet<string> = new Set();
const factKeys = { eligible: "met", askFirst: "ask", nearMisses: "block" } as const;

/** The ranked and explained list for one place. */
export function RankingPage(): JSX.Element {
  const { t } = useTexts();
  const { placementId } = rankingRoute.useParams();
  const search = rankingRoute.useSearch();
  const { data: place } = useSuspenseQuery(placeQuery(placementId));
  const base = useQuery(rankingQuery(placementId, rowsToFetch(search)));
  const { content, state } = place.data.placement;
  const title = content.title || t("places.untitled");
  const notReady = base.error instanceof Problem && base.error.code === "notPublishable";
  if (base.error && !notReady) throw base.error;
  return (
    <div className="ranking-page">
      <PageTitle>{title}</PageTitle>
      <div className="place-head">
        <div>
          <p className="crumb">
            <Link to="/places">{t("places.title")}</Link> / {place.data.employer.name}
          </p>
          <h1 tabIndex={-1}>{title}</h1>
          <Facts view={place.data} />
        </div>
        {base.data && <Tally ranking={base.data} />}
      </div>
      {state !== "published" && !notReady && <Message icon="question">{t(`ranking.state.${state}`)}</Message>}
      {notReady ? (
        <EmptyPage
          picture="hanger"
          title={t("ranking.not-ready.title")}
          action={
            <Link
              className={buttonClass("main")}
              to="/placements/$placementId/edit"
              params={{ placementId }}
              search={{ step: "workplace" }}
            >
              {t("ranking.not-ready.fill")}
            </Link>
          }
        >
          <p>{t("ranking.not-ready.text")}</p>
          <ul className="lacking">
            {place.data.lacking.map(({ path, message }) => (
              <li key={path}>{message}</li>
            ))}
          </ul>
        </EmptyPage>
      ) : base.data ? (
        <Ranked view={place.data} base={base.data} search={search} />
      ) : (
        <>
          <EmptyPage picture="spool" title={t("ranking.waiting")} />
          <div className="waiting-rows">
            <Skeleton rows={6} />
          </div>
        </>
      )}
    </div>
  );
}

/** What one must know of the place. */
function Facts({ view: { placement, workplace, employer } }: { view: PlaceView }): JSX.Element {
  const { t, date, language } = useTexts();
  const { kind, seats, hours, startsOn } = placement.content;
  const kindName = kind && t(`placementKind.${kind}`);
  const facts = [
    t("ranking.facts.where", {
      workplace: workplace?.name ?? employer.name,
      locality: workplace?.locality ?? t("places.unknown").toLocaleLowerCase(language),
    }),
    kindName &&
      t("ranking.facts.seats", {
        kind: kindName.charAt(0).toLocaleUpperCase(language) + kindName.slice(1),
        seats: seats ?? 1,
      }),
    hours && t("ranking.facts.hours", { hours: hours.min === hours.max ? hours.min : `${hours.min}–${hours.max}` }),
    startsOn && t("ranking.facts.start", { date: date(startsOn) }),
  ];
  return (
    <p className="facts">
      {facts.filter(Boolean).map((fact) => (
        <span key={fact}>{fact} </span>
      ))}
    </p>
  );
}

function Tally({ ranking }: { ranking: Ranking }): JSX.Element {
  const { t } = useTexts();
  return (
    <div className="tally" role="group" aria-label={t("ranking.tally")}>
      {tiers.map((tier) => (
        <div key={tier}>
          <b>{ranking.counts[tier]}</b>
          <StateMark state={factKeys[tier]} size={18}>
            {t(`ranking.tally.${tier}`)}
          </StateMark>
        </div>
      ))}
    </div>
  );
}

function Ranked({ view, base, search }: { view: PlaceView; base: Ranking; search: RankingSearch }): JSX.Element {
  const texts = useTexts();
  const { t } = texts;
  const { placement, workplace } = view;
  const placementId = placement.id;
  const queryClient = useQueryClient();
  const navigate = useNavigate({ from: "/places/$placementId" });
  const { data: vocabulary } = useSuspenseQuery(vocabularyQuery);
  const preview = useQuery({
    ...rankingQuery(placementId, rowsToFetch(search), search.with ?? ""),
    enabled: search.with !== undefined,
  });
  const mark = useMutation(markMutation(queryClient, placementId));
  const [added, setAdded] = useState<Added>();
  const [help, setHelp] = useState(false);
  const [how, setHow] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);

  const names = useMemo<Names>(
    () => ({
      tasks: new Map((placement.content.tasks ?? []).map((task) => [task.id, task.title])),
      maxima: new Map(vocabulary.dimensions.map(({ id, max }) => [id, max])),
      imported: new Map(vocabulary.skills.flatMap(({ id, label }) => (label === undefined ? [] : [[id, label]]))),
    }),
    [placement.content.tasks, vocabulary],
  );
  const pictures = useMemo(
    () => new Map([...vocabulary.adaptations, ...vocabulary.dimensions].map(({ id, pictogram }) => [id, pictogram])),
    [vocabulary],
  );

  const assumed = remediesIn(search);
  const previewed = search.with === undefined ? undefined : preview.data;
  const shown = previewed ?? base;
  const moved = useMemo(() => (previewed ? movedBetween(base, previewed) : nobodyMoved), [base, previewed]);
  const parts = useMemo(() => partsOf(shown, search, moved), [shown, search, moved]);
  const rows = parts.flatMap((part) => part.rows);
  const numbers = useMemo(() => numbersOf(shown), [shown]);
  const compared = comparedIn(search);
  const openCount = shown.counts.eligible + shown.counts.askFirst;
  const listed = openCount + shown.counts.nearMisses;
  const everybody = listed + shown.counts.nearMissesNotListed + shown.counts.blocked;

  const go = useCallback(
    (change: (now: RankingSearch) => { [K in keyof RankingSearch]: RankingSearch[K] | undefined }, replace = true) =>
      void navigate({
        search: (now) => readRankingSearch({ ...now, ...change(now) }),
        replace,
        resetScroll: false,
      }),
    [navigate],
  );
  const focusSheet = useCallback(() => heading.current?.focus(), []);
  const open = useCallback(
    (person: ParticipantId, here: boolean) => {
      go(() => ({ person }), false);
      // Where there is room for one column, the sheet takes the list's place, and the focus follows.
      requestAnimationFrame(() => {
        if (here || document.getElementById(rowLinkId(person))?.offsetParent === null) focusSheet();
      });
    },
    [go, focusSheet],
  );
  const compare = useCallback(
    (id: ParticipantId) => go((now) => ({ compare: joined(toggled(comparedIn(now), id).slice(0, mostCompared)) })),
    [go],
  );
  const assume = (remedies: readonly string[]): void => {
    setAdded(undefined);
    go(() => ({ with: joined(remedies) }), false);
  };
  const person = search.person ?? rows[0]?.participantId;
  const back = (): void => {
    go(() => ({ person: undefined }));
    requestAnimationFrame(() => person && document.getElementById(rowLinkId(person))?.focus());
  };

  const undo = useMutation({
    mutationFn: ({ before, etag }: Added) =>
      apiTagged("PUT /placements/{placementId}", { path: { placementId }, body: before, ifMatch: etag }),
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ["place", placementId] }),
        queryClient.invalidateQueries({ queryKey: ["ranking", placementId] }),
      ]),
  });

  if (everybody === 0)
    return (
      <EmptyPage picture="hanger" title={t("ranking.nobody.title")}>
        <p>{t("ranking.nobody.text")}</p>
      </EmptyPage>
    );
  return (
    <>
      <OpenUp {...{ base, shown, assumed, names }} onAssume={assume} />
      {search.with !== undefined && (
        <Preview
          key={search.with}
          placementId={placementId}
          assumed={assumed}
          opened={previewed && openedBetween(base, previewed)}
          names={names}
          onLeave={() => assume([])}
          onAdded={(done) => {
            setAdded(done);
            undo.reset();
            go(() => ({ with: undefined }));
          }}
        />
      )}
      {preview.isError && search.with !== undefined && <Message icon="question">{t("ranking.preview.failed")}</Message>}
      {added && !undo.isSuccess && (
        <div className="after">
          <DoneLine onUndo={() => undo.mutate(added)}>
            {t("ranking.preview.added", {
              remedies: withRemedies(texts, added.remedies, names),
              name: added.agreedWith,
            })}
          </DoneLine>
        </div>
      )}
      {undo.isSuccess && <Message>{t("ranking.preview.undone")}</Message>}
      {undo.isError && <Message icon="question">{t("ranking.preview.stale")}</Message>}
      {compared.length > 0 && (
        <Comparing
          count={compared.length}
          beside={search.beside === true}
          onNone={() => go(() => ({ compare: undefined }))}
          onBeside={(beside) => go(() => ({ beside: beside || undefined }))}
        >
          {search.beside && (
            <Suspense fallback={<Skeleton rows={5} />}>
              <CompareTable
                placementId={placementId}
                people={compared}
                assumed={search.with}
                names={names}
                weights={shown.weights}
                locality={workplace?.locality ?? ""}
                numbers={numbers}
                onRemove={compare}
              />
            </Suspense>
          )}
        </Comparing>
      )}
      <div className={`split${search.person ? " one" : ""}`}>
        <div className="work">
          {openCount === 0 && !search.only && <NobodyFits ranking={shown} names={names} onAssume={assume} />}
          <RankingList
            ranking={shown}
            parts={parts}
            names={names}
            here={person}
            moved={moved}
            compared={compared}
            tools={
              <>
                <label className="only">
                  <input
                    type="checkbox"
                    checked={search.only !== undefined}
                    onChange={(event) => {
                      const only = event.target.checked ? "shortlist" : undefined;
                      go(() => ({ only }));
                    }}
                  />
                  {t("ranking.only")}
                </label>
                <button type="button" className="as-link keys-button" onClick={() => setHelp(true)}>
                  {t("ranking.keys")}
                </button>
                <button
                  type="button"
                  className="as-link"
                  aria-expanded={how}
                  aria-controls="how"
                  onClick={() => setHow(!how)}
                >
                  {t("ranking.how")}
                </button>
              </>
            }
            explained={
              <>
                {how && <ScoreExplained ranking={shown} id="how" />}
                {search.only && rows.length === 0 && (
                  <EmptyPage
                    picture="hanger"
                    title={t("ranking.only.none")}
                    level={3}
                    action={<Button onClick={() => go(() => ({ only: undefined }))}>{t("ranking.only.all")}</Button>}
                  >
                    <p>{t("ranking.only.none-text")}</p>
                  </EmptyPage>
                )}
              </>
            }
            onOpen={open}
            onCompare={compare}
            onMark={mark.mutate}
            onMore={(tier, count) => go(() => ({ [tier]: count }))}
            onHelp={() => setHelp(true)}
          />
        </div>
        {person && (
          <div
            className="beside-list"
            onKeyDown={(event) => {
              if (event.key === "Escape") back();
            }}
          >
            <FitPanel
              placementId={placementId}
              participantId={person}
              row={tiers.flatMap((tier) => shown[tier]).find(({ participantId }) => participantId === person)}
              number={numbers.get(person)}
              listed={listed}
              search={search}
              names={names}
              pictures={pictures}
              weights={shown.weights}
              locality={workplace?.locality ?? ""}
              compared={compared}
              markFailed={mark.isError && mark.variables.participantId === person}
              heading={heading}
              onRegister={(register: Register) => go(() => ({ register: register === "staff" ? undefined : register }))}
              onAssume={(remedy) => assume([...assumed, remedy])}
              onMark={mark.mutate}
              onCompare={compare}
              onBack={back}
            />
          </div>
        )}
      </div>
      <KeysHelp open={help} onClose={() => setHelp(false)} />
    </>
  );
}

/** Nobody fits and nobody can be asked: the change that would help most. */
function NobodyFits({
  ranking,
  names,
  onAssume,
}: {
  ranking: Ranking;
  names: Names;
  onAssume: (remedies: readonly string[]) => void;
}): JSX.Element {
  const texts = useTexts();
  const { t } = texts;
  const [best] = ranking.remedies;
  const remedy = best && withRemedy(texts, best.remedy, names);
  return (
    <EmptyPage
      picture="hanger"
      title={t("ranking.empty.title")}
      action={
        best && (
          <Button kind="main" onClick={() => onAssume([...ranking.with, best.remedy])}>
            {t("ranking.empty.try", { remedy: remedy ?? "" })}
          </Button>
        )
      }
    >
      <p>{best ? t("ranking.empty.remedy", { remedy: remedy ?? "", opens: best.opens }) : t("ranking.empty.none")}</p>
    </EmptyPage>
  );
}

/** Those chosen to compare, and what can be done with them. */
function Comparing({
  count,
  beside,
  onNone,
  onBeside,
  children,
}: {
  count: number;
  beside: boolean;
  onNone: () => void;
  onBeside: (beside: boolean) => void;
  children: ReactNode;
}): JSX.Element {
  const { t } = useTexts();
  return (
    <div className="comparing">
      <BulkBar count={count} onNone={onNone}>
        <Button
          small
          aria-expanded={beside}
          cannot={count < 2 && t("ranking.compare.one-more")}
          onClick={() => onBeside(!beside)}
        >
          {t(beside ? "ranking.compare.hide" : "ranking.compare.show")}
        </Button>
      </BulkBar>
      {children}
    </div>
  );
}
