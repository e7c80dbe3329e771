import type { Names } from "@passa/texts/explain";
import { type JSX, memo, type MouseEvent } from "react";
import { useTexts } from "../../app/texts.tsx";
import { Icon, type IconName } from "../../kit/icon.tsx";
import { Tape } from "../../kit/tape.tsx";
import type { Opening, RankingRow } from "./list-parts.ts";
import { initialsAsRead, scoreAsRead, scoreParts } from "./person-words.ts";
import type { Mark, MarkChange, RowPerson } from "./queries.ts";
import { type RowLine, rowLines } from "./row-lines.ts";
import type { ParticipantId } from "./search.ts";

/** The id of a row's link, where its focus is. */
export const rowLinkId = (participantId: string): string => `row-${participantId}`;

interface RankRowProps {
  readonly row: RankingRow;
  readonly number: number;
  readonly openings: readonly Opening[];
  readonly names: Names;
  readonly weights: Readonly<Record<string, number>>;
  /** Its person is open beside the list. */
  readonly here: boolean;
  /** The list's one stop for Tab. */
  readonly stop: boolean;
  readonly moved: boolean;
  readonly compared: boolean;
  readonly onOpen: (participantId: ParticipantId, here: boolean) => void;
  readonly onCompare: (participantId: ParticipantId) => void;
  readonly onMark: (change: MarkChange) => void;
  readonly onFocus: (participantId: ParticipantId) => void;
}

/** One person of the list. The whole row is the link. Drawn again only when something of it changed. */
export const RankRow = memo(function RankRow(props: RankRowProps): JSX.Element {
  const { row, number, openings, names, weights, here, stop, moved, compared } = props;
  const texts = useTexts();
  const { t } = texts;
  const { participantId, person, mark } = row;
  const parts = scoreParts(texts, row.components, weights);
  const tab = stop ? 0 : -1;
  const open = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    props.onOpen(participantId, here);
  };
  const look = ["rank", here && "on", mark === "passedOver" && "past", person.kind === "unnamed" && "unnamed"];
  return (
    <li className={look.filter(Boolean).join(" ")}>
      <div className="no">
        <span>
          <span className="vh">{t("ranking.row.number", { number: "" })}</span>
          {number}
        </span>
        <input
          type="checkbox"
          tabIndex={tab}
          checked={compared}
          aria-label={t("ranking.row.choose", { name: calledInRow(texts.t, person, number) })}
          onChange={() => props.onCompare(participantId)}
        />
      </div>
      <div className="who">
        <a
          id={rowLinkId(participantId)}
          href={`?person=${participantId}`}
          tabIndex={tab}
          aria-current={here ? "true" : undefined}
          onClick={open}
          onFocus={() => props.onFocus(participantId)}
        >
          {person.kind === "named" ? initialsAsRead(person.initials) : t("ranking.row.unnamed")}
        </a>
        {person.kind === "unnamed" ? (
          <p>{unnamedLine(t, person)}</p>
        ) : (
          <p>
            {person.number}
            {person.waitingMonths !== undefined && (
              <>
                <br />
                {t("ranking.row.waited", { months: person.waitingMonths })}
              </>
            )}
          </p>
        )}
      </div>
      <div className="score">
        <b>
          <span className="vh">{t("ranking.row.score", { score: "" })}</span>
          {scoreAsRead(row.score)}
        </b>
        <Tape parts={parts} />
      </div>
      <div className="why">
        {moved && <span className="moved">{t("ranking.moved")}</span>}
        {mark && <MarkLine mark={mark} tab={tab} onUndo={() => props.onMark({ participantId, mark: null })} />}
        {mark !== "passedOver" && (
          <ul>
            {rowLines(texts, row, openings, names).map((line) => (
              <Line key={`${line.kind}${line.text}`} line={line} />
            ))}
          </ul>
        )}
      </div>
    </li>
  );
});

const icons: Record<RowLine["kind"], IconName> = { met: "met", ask: "ask", block: "block", seam: "seam" };

function Line({ line: { kind, text } }: { line: RowLine }): JSX.Element {
  const { t } = useTexts();
  return (
    <li className={kind === "seam" ? "seamline" : undefined}>
      <span className={`st st-${kind === "seam" ? "sew" : kind}`}>
        <Icon name={icons[kind]} />
      </span>
      <span>
        {kind !== "seam" && <span className="strong">{t(`ranking.why.${kind}`)} </span>}
        {text}
      </span>
    </li>
  );
}

/** What was decided, and the way back. */
function MarkLine({ mark, tab, onUndo }: { mark: Mark; tab: number; onUndo: () => void }): JSX.Element {
  const { t } = useTexts();
  return (
    <p className="marked">
      <Icon name={mark === "shortlisted" ? "tick" : "onward"} size={18} />
      <span className="strong">{t(`ranking.row.${mark}`)}</span>
      <button type="button" tabIndex={tab} onClick={onUndo}>
        {t("shell.undo")}
      </button>
    </p>
  );
}

type T = ReturnType<typeof useTexts>["t"];

/** Who works with a person whose name is not shown. */
export const unnamedLine = (t: T, { responsible }: Extract<RowPerson, { kind: "unnamed" }>): string =>
  responsible ? t("ranking.row.colleague", { name: responsible.name }) : t("ranking.row.nobody");

/** What a row is called where it must be told from others. */
export const calledInRow = (t: T, person: RowPerson, number: number): string =>
  person.kind === "named" ? `${initialsAsRead(person.initials)} ${person.number}` : t("ranking.row.number", { number });
