import type { Names } from "@passa/texts/explain";
import { type JSX, type KeyboardEvent, type ReactNode, useState } from "react";
import { useTexts } from "../../app/texts.tsx";
import { Icon } from "../../kit/icon.tsx";
import { listAction } from "./list-keys.ts";
import { type ListPart, numbersOf, type Ranking } from "./list-parts.ts";
import type { MarkChange } from "./queries.ts";
import { RankRow, rowLinkId } from "./rank-row.tsx";
import type { ParticipantId, Tier } from "./search.ts";

const iconOf = { eligible: "met", askFirst: "ask", nearMisses: "block" } as const;

interface RankingListProps {
  readonly ranking: Ranking;
  readonly parts: readonly ListPart[];
  readonly names: Names;
  readonly here: ParticipantId | undefined;
  readonly moved: ReadonlySet<string>;
  readonly compared: readonly ParticipantId[];
  /** At the end of the first part's head. */
  readonly tools: ReactNode;
  /** Under the first part's head, when one wants to know how points are counted. */
  readonly explained: ReactNode;
  readonly onOpen: (participantId: ParticipantId, here: boolean) => void;
  readonly onCompare: (participantId: ParticipantId) => void;
  readonly onMark: (change: MarkChange) => void;
  readonly onMore: (tier: Tier, rows: number) => void;
  readonly onHelp: () => void;
}

/**
 * The list in its three parts. It is one stop for Tab: j, k and arrows go from row to row through all parts
 * (list-keys.ts). Keys of one letter work only while a row has the focus.
 */
export function RankingList(props: RankingListProps): JSX.Element {
  const { ranking, parts, names, here, moved, compared } = props;
  const { t } = useTexts();
  const [focused, setFocused] = useState<ParticipantId>();
  const rows = parts.flatMap((part) => part.rows);
  const numbers = numbersOf(ranking);
  const stop =
    [focused, here].find((id) => rows.some(({ participantId }) => participantId === id)) ?? rows[0]?.participantId;

  const keys = (event: KeyboardEvent<HTMLElement>): void => {
    if (!(event.target instanceof HTMLAnchorElement)) return;
    const at = rows.findIndex(({ participantId }) => rowLinkId(participantId) === (event.target as HTMLElement).id);
    const row = rows[at];
    const action = row && listAction(event, at, rows.length);
    if (!action) return;
    event.preventDefault();
    if (action.kind === "move") {
      const to = rows[action.to];
      if (to) document.getElementById(rowLinkId(to.participantId))?.focus();
    } else if (action.kind === "mark")
      props.onMark({ participantId: row.participantId, mark: row.mark === action.mark ? null : action.mark });
    else if (action.kind === "compare") props.onCompare(row.participantId);
    else props.onHelp();
  };

  return (
    <div className="ranking" onKeyDown={keys}>
      {parts.map((part, at) => (
        <section key={part.tier} aria-labelledby={`tier-${part.tier}`}>
          <div className="tier">
            <h2 id={`tier-${part.tier}`} className={`st-${iconOf[part.tier]}`}>
              <Icon name={iconOf[part.tier]} size={22} />
              {t(`ranking.tier.${part.tier}`)} <span className="count">{part.count}</span>
            </h2>
            {part.tier !== "eligible" && <span className="dim">{t(`ranking.tier.${part.tier}.about`)}</span>}
            {at === 0 && <span className="end">{props.tools}</span>}
          </div>
          {at === 0 && props.explained}
          {part.rows.length > 0 && (
            <ol>
              {part.rows.map((row) => (
                <RankRow
                  key={row.participantId}
                  row={row}
                  number={numbers.get(row.participantId) ?? part.firstNumber}
                  openings={ranking.remedies}
                  names={names}
                  weights={ranking.weights}
                  here={row.participantId === here}
                  stop={row.participantId === stop}
                  moved={moved.has(row.participantId)}
                  compared={compared.includes(row.participantId)}
                  onOpen={props.onOpen}
                  onCompare={props.onCompare}
                  onMark={props.onMark}
                  onFocus={setFocused}
                />
              ))}
            </ol>
          )}
          {part.next > 0 && (
            <p className="more">
              <button
                type="button"
                className="as-link"
                onClick={() => props.onMore(part.tier, part.rows.length + part.next)}
              >
                {t(`ranking.more.${part.tier}`, { count: part.next })}
              </button>
            </p>
          )}
        </section>
      ))}
      <Rest ranking={ranking} />
    </div>
  );
}

/** Who is not in the list, in words. */
function Rest({ ranking: { counts } }: { ranking: Ranking }): JSX.Element | null {
  const { t } = useTexts();
  const { nearMissesNotListed, blocked } = counts;
  if (nearMissesNotListed + blocked === 0) return null;
  return (
    <div className="rest dim">
      {blocked > 0 && <p>{t("ranking.rest.blocked", { count: blocked })}</p>}
      {nearMissesNotListed > 0 && <p>{t("ranking.rest.not-listed", { count: nearMissesNotListed })}</p>}
    </div>
  );
}
