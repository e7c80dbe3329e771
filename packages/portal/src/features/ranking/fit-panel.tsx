import { remedyFrom } from "@passa/domain/matching/remedy-id";
import type { CriterionKind } from "@passa/domain/matching/criteria";
import { explainComponent, explainCriterion, explainRemedy, type Names, type Register } from "@passa/texts/explain";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type JSX, type RefObject } from "react";
import { Propose } from "../../app/propose.tsx";
import { componentOrder } from "../../app/score-parts.ts";
import { useTexts, type Words } from "../../app/texts.tsx";
import { Button } from "../../kit/button.tsx";
import { Icon } from "../../kit/icon.tsx";
import { DoneLine, Message } from "../../kit/message.tsx";
import { Pictogram } from "../../kit/pictogram.tsx";
import { SeamBox, SeamLine } from "../../kit/seam.tsx";
import { Segmented } from "../../kit/segmented.tsx";
import { NotchSheet } from "../../kit/sheet.tsx";
import { StateMark } from "../../kit/state-mark.tsx";
import { pointsOf } from "../../kit/tape-cells.ts";
import { Skeleton } from "../../kit/waiting.tsx";
import { CriteriaTable, stateOf } from "./criteria-table.tsx";
import { bestRemedy, type RankingRow } from "./list-parts.ts";
import { initialsAsRead, scoreAsRead, scoreParts } from "./person-words.ts";
import { type Fit, fitQuery, type Mark, type MarkChange } from "./queries.ts";
import { remedyName, withRemedy } from "./remedy-words.ts";
import { unnamedLine } from "./rank-row.tsx";
import { mostCompared, type ParticipantId, type PlacementId, type RankingSearch } from "./search.ts";
import { inReadingOrder, toldIn } from "./sides.ts";

/** A picture beside each of the participant's sentences; a demand has that of its dimension. */
const pictureOf: Record<Exclude<CriterionKind, "demand">, string> = {
  kind: "briefcase",
  period: "calendar",
  age: "id-card",
  hours: "clock",
  schedule: "week",
  travel: "bus",
  format: "speech",
  skill: "certificate",
  tasks: "checklist",
  avoid: "signpost",
};

const registers: readonly Register[] = ["staff", "participant", "employer"];

interface FitPanelProps {
  readonly placementId: PlacementId;
  readonly participantId: ParticipantId;
  /** The person's row, when the list has it. */
  readonly row: RankingRow | undefined;
  readonly number: number | undefined;
  readonly listed: number;
  readonly search: RankingSearch;
  readonly names: Names;
  readonly pictures: ReadonlyMap<string, string>;
  readonly weights: Readonly<Record<string, number>>;
  readonly locality: string;
  readonly compared: readonly ParticipantId[];
  readonly markFailed: boolean;
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly onRegister: (register: Register) => void;
  readonly onAssume: (remedy: string) => void;
  readonly onMark: (change: MarkChange) => void;
  readonly onCompare: (participantId: ParticipantId) => void;
  readonly onBack: () => void;
}

/** The sheet about one person and this place; the disc sits in the notch unless something blocks. */
export function FitPanel(props: FitPanelProps): JSX.Element {
  const { placementId, participantId, row, number, listed, search, heading, onBack } = props;
  const { t } = useTexts();
  const { data: fit, isError, refetch } = useQuery(fitQuery(placementId, participantId, search.with));
  const person = fit?.person ?? row?.person;
  const named = person?.kind === "named" ? person : undefined;
  const lifted = fit
    ? fit.tier === "nearMiss" || fit.tier === "blocked"
    : (row?.telling.some(({ state }) => state === "blocked") ?? false);
  const where = number === undefined ? undefined : t("ranking.panel.place", { number, of: listed });
  return (
    <NotchSheet
      initials={named?.initials ?? ""}
      lifted={lifted}
      labelledBy="fit-title"
      head={
        <>
          <p className="strong">{named ? named.name : person?.kind === "unnamed" && unnamedLine(t, person)}</p>
          <p>
            {[
              named?.number,
              named?.waitingMonths !== undefined &&
                t("ranking.row.waited", { months: named.waitingMonths }).toLocaleLowerCase(),
            ]
              .filter(Boolean)
              .join(", ")}
          </p>
        </>
      }
    >
      <p className="back-to-list">
        <button type="button" className="as-link" onClick={onBack}>
          {t("ranking.panel.back")}
        </button>
      </p>
      <p className="dim small where">
        {where}
        {named && (
          <Link to="/people/$participantId" params={{ participantId }} preload={false}>
            {t("ranking.panel.profile")}
          </Link>
        )}
      </p>
      {/* One heading before and after the judgement is there: whoever has gone to it must not lose the focus. */}
      <h2 id="fit-title" ref={heading} tabIndex={-1}>
        {fit ? <FitTitle fit={fit} /> : named ? initialsAsRead(named.initials) : t("ranking.row.unnamed")}
      </h2>
      {fit ? (
        <FitBody {...props} fit={fit} />
      ) : isError ? (
        <Message
          icon="question"
          end={
            <Button small onClick={() => void refetch()}>
              {t("ranking.panel.again")}
            </Button>
          }
        >
          {t("ranking.panel.failed")}
        </Message>
      ) : (
        <Skeleton rows={7} />
      )}
    </NotchSheet>
  );
}

const countOf = (fit: Fit, state: Fit["judgements"][number]["state"]): number =>
  fit.judgements.filter((judged) => judged.state === state).length;

/** How the sentences of the sheet name the person. */
const nameIn = (fit: Fit, t: Words["t"]): string =>
  fit.person.kind === "named" ? initialsAsRead(fit.person.initials) : t("ranking.panel.person");

function FitTitle({ fit }: { fit: Fit }): string {
  const { t } = useTexts();
  return t(`ranking.panel.title.${fit.tier}`, {
    name: nameIn(fit, t),
    count: fit.tier === "askFirst" ? countOf(fit, "unknown") : Math.max(1, countOf(fit, "blocked")),
  });
}

function FitBody({ fit, ...props }: FitPanelProps & { fit: Fit }): JSX.Element {
  const { participantId, row, search, names, locality } = props;
  const { t } = useTexts();
  const register: Register = search.register ?? "staff";
  const name = nameIn(fit, t);
  const facts = {
    score: scoreAsRead(fit.score),
    // What is not told of a person that somebody else works with still counts.
    criteria: row?.criteria ?? fit.judgements.length,
    met: row?.met ?? countOf(fit, "met"),
    unknown: countOf(fit, "unknown"),
  };
  const mark = row ? row.mark : fit.mark;
  return (
    <>
      {register === "staff" && <p className="verdict dim">{t(`ranking.panel.verdict.${fit.tier}`, facts)}</p>}
      {countOf(fit, "blocked") > 0 && <WouldFit {...props} fit={fit} canAsk={facts.unknown > 0} />}
      <Acts {...props} participantId={participantId} mark={mark} named={fit.person.kind === "named"} />
      <Segmented
        legend={t("ranking.panel.register")}
        legendHidden
        full
        choices={registers.map((value) => ({ value, label: t(`register.${value}`) }))}
        value={register}
        onChange={(value) => value !== "unknown" && props.onRegister(value)}
      />
      {register === "staff" ? (
        <CriteriaTable
          judgements={fit.judgements}
          openings={fit.remedies}
          names={names}
          person={name}
          locality={locality}
        />
      ) : (
        <Explained
          {...props}
          register={register}
          judgements={toldIn(register, fit.judgements)}
          openings={fit.remedies}
        />
      )}
      <ScoreParts fit={fit} register={register} weights={props.weights} />
      <p className="dim small sheet-note">
        {t(register === "employer" ? "ranking.panel.employer-note" : "ranking.panel.yours")}
      </p>
    </>
  );
}

/** The change that would make the place fit, and what else would. */
function WouldFit({
  fit,
  names,
  pictures,
  search,
  canAsk,
  onAssume,
}: FitPanelProps & { fit: Fit; canAsk: boolean }): JSX.Element {
  const texts = useTexts();
  const { t } = texts;
  const keys = fit.remedies.map(({ remedy }) => remedy);
  const best = bestRemedy(keys, fit.remedies);
  if (best === undefined) return <p className="would-none">{t("ranking.panel.no-remedy")}</p>;
  const opens = fit.remedies.find(({ remedy }) => remedy === best)?.opens ?? 0;
  const adaptation = remedyFrom(best);
  const picture = adaptation?.kind === "adaptation" ? pictures.get(adaptation.adaptation) : undefined;
  const others = fit.remedies
    .filter(({ remedy }) => remedy !== best)
    .toSorted((one, other) => other.opens - one.opens)
    .slice(0, 3);
  const already = search.with?.split(",").includes(best) ?? false;
  return (
    <SeamBox picture={picture === undefined ? undefined : <Pictogram id={picture} size={48} />}>
      <h3>{t(canAsk ? "ranking.panel.with-ask" : "ranking.panel.with", { remedy: withRemedy(texts, best, names) })}</h3>
      <p>{t("ranking.panel.others", { count: Math.max(0, opens - 1) })}</p>
      {!already && (
        <Button kind="main" small onClick={() => onAssume(best)}>
          {t("ranking.empty.try", { remedy: withRemedy(texts, best, names) })}
        </Button>
      )}
      {others.length > 0 && (
        <p className="or">
          {t("ranking.panel.or")}{" "}
          {others.map(({ remedy }) => (
            <button key={remedy} type="button" className="as-link" onClick={() => onAssume(remedy)}>
              {remedyName(texts, remedy, names)}
            </button>
          ))}
        </p>
      )}
    </SeamBox>
  );
}

/** Shortlist and pass over: one press each, and one to undo. */
function Acts({
  placementId,
  participantId,
  named,
  mark,
  compared,
  markFailed,
  onMark,
  onCompare,
}: FitPanelProps & { mark: Mark | undefined; named: boolean }): JSX.Element {
  const { t } = useTexts();
  const comparing = compared.includes(participantId);
  return (
    <>
      {mark && <DoneLine onUndo={() => onMark({ participantId, mark: null })}>{t(`ranking.panel.${mark}`)}</DoneLine>}
      <div className={`acts${mark ? " one" : ""}`}>
        {!mark && (
          <>
            <Button onClick={() => onMark({ participantId, mark: "shortlisted" })}>
              {t("ranking.panel.shortlist")}
            </Button>
            <Button onClick={() => onMark({ participantId, mark: "passedOver" })}>{t("ranking.panel.pass")}</Button>
          </>
        )}
        {named && mark !== "passedOver" && (
          <Propose
            key={participantId}
            participantId={participantId}
            placementId={placementId}
            from={mark === "shortlisted" ? "shortlist" : "ranking"}
          />
        )}
        <Button
          aria-pressed={comparing}
          cannot={!comparing && compared.length >= mostCompared && t("ranking.panel.compare-full")}
          onClick={() => onCompare(participantId)}
        >
          {comparing && <Icon name="tick" size={16} />}
          {t(comparing ? "ranking.panel.comparing" : "ranking.panel.compare")}
        </Button>
      </div>
      {markFailed && <Message icon="question">{t("ranking.panel.mark-failed")}</Message>}
    </>
  );
}

/** The same criteria in the participant's or the employer's words. */
function Explained({
  register,
  judgements,
  openings,
  names,
  pictures,
}: FitPanelProps & {
  register: Exclude<Register, "staff">;
  judgements: Fit["judgements"];
  openings: Fit["remedies"];
}): JSX.Element {
  const texts = useTexts();
  const { t } = texts;
  return (
    <div className="explained">
      {register === "participant" && <p className="dim small">{t("ranking.panel.participant-note")}</p>}
      <ul>
        {inReadingOrder(judgements).map((judged) => {
          const picture = judged.kind === "demand" ? pictures.get(judged.dimension) : pictureOf[judged.kind];
          const best = bestRemedy(judged.remedies, openings);
          const remedy = best === undefined ? undefined : remedyFrom(best);
          return (
            <li key={judged.criterion}>
              {register === "participant" && picture !== undefined && <Pictogram id={picture} size={36} />}
              <div>
                <StateMark state={stateOf[judged.state]} size={18}>
                  {t(`state.${judged.state}.${register}`)}
                </StateMark>
                <p>{explainCriterion(texts, register, judged, names)}</p>
                {remedy && <SeamLine>{explainRemedy(texts, register, remedy, names)}</SeamLine>}
              </div>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** The parts of the score with their points for staff; for others what is counted, without numbers. */
function ScoreParts({
  fit,
  register,
  weights,
}: {
  fit: Fit;
  register: Register;
  weights: FitPanelProps["weights"];
}): JSX.Element {
  const texts = useTexts();
  const { t } = texts;
  if (register !== "staff")
    return (
      <>
        <h3 className="sub">{t("ranking.panel.counts")}</h3>
        <ul className="what-counts small">
          {componentOrder.map((component) => (
            <li key={component}>{explainComponent(texts, register, component, fit.components[component])}</li>
          ))}
        </ul>
      </>
    );
  const parts = scoreParts(texts, fit.components, weights);
  const most = Math.max(...parts.map(({ weight }) => weight));
  return (
    <>
      <h3 className="sub">
        {t("ranking.panel.score", { score: scoreAsRead(fit.score) })}{" "}
        <span className="dim small">{t("ranking.panel.of-hundred")}</span>
      </h3>
      <dl className="parts">
        {parts.map((part) => (
          <div key={part.name}>
            <dt>{part.name}</dt>
            <dd>
              <span className="barc" style={{ width: `${(100 * part.weight) / most}%` }} aria-hidden="true">
                <i style={{ width: `${100 * part.share}%` }} />
              </span>
              <span className="n">{t("ranking.panel.points", { points: pointsOf(part), of: part.weight })}</span>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
