import { useQuery } from "@tanstack/react-query";
import { type JSX, useId, useState } from "react";
import { useTexts } from "../../app/texts.tsx";
import { SelectField } from "../../kit/field.tsx";
import { Icon } from "../../kit/icon.tsx";
import { Skeleton } from "../../kit/waiting.tsx";
import { openPlacesQuery, type Trial, trialQuery } from "./queries.ts";
import type { Weights } from "./weights-form.ts";

type Tried = Trial["places"][number];
type Move = Tried["rows"][number];
type PlacementId = Tried["placement"]["id"];

/** Moves shown of a place before one asks for the others. */
const movesShown = 4;
const justOutside = 21;

/** How far somebody moves; in and out of the top counts from the place after it. */
const lengthOf = ({ before = justOutside, after = justOutside }: Move): number => Math.abs(before - after);

/** What weights would change in the first 20 of three real places. `weights` is undefined while they do not add to 100. */
export function Trials({ weights }: { weights: Weights | undefined }): JSX.Element {
  const { t } = useTexts();
  const [chosen, setChosen] = useState<readonly PlacementId[]>();
  const [last, setLast] = useState(weights);
  if (weights !== undefined && weights !== last) setLast(weights);
  return (
    <aside className="sheet trials" aria-labelledby="trials">
      <h2 id="trials">{t("weights.preview")}</h2>
      <p className="dim small">{t(weights ? "weights.preview.lede" : "weights.preview.wait")}</p>
      {last && <Places weights={last} chosen={chosen} onChoose={setChosen} />}
    </aside>
  );
}

function Places({
  weights,
  chosen,
  onChoose,
}: {
  weights: Weights;
  chosen: readonly PlacementId[] | undefined;
  onChoose: (placementIds: readonly PlacementId[]) => void;
}): JSX.Element {
  const { t } = useTexts();
  const trial = useQuery(trialQuery(weights, chosen && [...chosen]));
  const { data: open } = useQuery(openPlacesQuery);
  if (trial.isError) return <p>{t("weights.preview.failed")}</p>;
  if (!trial.data) return <Skeleton rows={6} />;
  const { places } = trial.data;
  if (places.length === 0) return <p>{t("weights.preview.none")}</p>;
  const ids = places.map(({ placement }) => placement.id);
  return (
    <>
      {places.map((tried, at) => (
        <Place
          key={tried.placement.id}
          tried={tried}
          number={at + 1}
          choices={(open?.items ?? [])
            .filter(({ id }) => id === tried.placement.id || !ids.includes(id))
            .map(({ id, title, employer }) => ({ value: id, label: `${title}, ${employer.name}` }))}
          onChoose={(id) => onChoose(ids.with(at, id))}
        />
      ))}
    </>
  );
}

function Place({
  tried,
  number,
  choices,
  onChoose,
}: {
  tried: Tried;
  number: number;
  choices: readonly { value: PlacementId; label: string }[];
  onChoose: (id: PlacementId) => void;
}): JSX.Element {
  const { t } = useTexts();
  const [all, setAll] = useState(false);
  const list = useId();
  const { placement, rows } = tried;
  const own = { value: placement.id, label: `${placement.title}, ${placement.employer.name}` };
  const moved = rows.filter((row) => lengthOf(row) > 0).toSorted((one, other) => lengthOf(other) - lengthOf(one));
  const shown = all ? moved : moved.slice(0, movesShown);
  return (
    <div className="tried">
      <SelectField
        label={t("weights.preview.place", { number })}
        value={placement.id}
        choices={choices.length === 0 ? [own] : choices}
        onChange={(id) => id !== "" && onChoose(id)}
      />
      <p className="strong" role="status">
        {rows.length === 0
          ? t("weights.preview.nobody")
          : t("weights.preview.moves-of", {
              moved: moved.length,
              listed: rows.filter(({ before }) => before !== undefined).length,
            })}
      </p>
      {shown.length > 0 && (
        <ul className="moves" id={list}>
          {shown.map((move) => (
            <MoveLine key={`${move.before}-${move.after}`} move={move} />
          ))}
        </ul>
      )}
      {moved.length > movesShown && (
        <button
          type="button"
          className="btn bare sm"
          aria-expanded={all}
          aria-controls={list}
          onClick={() => setAll(!all)}
        >
          {all ? t("weights.preview.fewer") : t("weights.preview.more", { count: moved.length - movesShown })}
        </button>
      )}
    </div>
  );
}

function MoveLine({ move }: { move: Move }): JSX.Element {
  const { t } = useTexts();
  const { before, after, because } = move;
  const isUp = (after ?? justOutside) < (before ?? justOutside);
  const said =
    before === undefined
      ? t("weights.move.in", { after: after ?? 0 })
      : after === undefined
        ? t("weights.move.out", { before })
        : t("weights.move.from-to", { before, after });
  return (
    <li>
      <span className={isUp ? "way up" : "way"}>
        <Icon name={isUp ? "up" : "down"} size={16} />
      </span>
      <span>
        <b>{said}</b>
        <span className="who">
          <Who person={move.person} />
        </span>
        <span className="dim">
          {because
            ? t(`weights.because.${because.counts}.${because.stands}`, {
                component: t(`component.${because.component}.name`),
              })
            : t("weights.because.others")}
        </span>
      </span>
    </li>
  );
}

function Who({ person }: { person: Move["person"] }): JSX.Element | null {
  const { t } = useTexts();
  if (person.kind === "named") return <>{`${person.name}, ${person.number}`}</>;
  return person.responsible ? <>{t("weights.move.responsible", { name: person.responsible.name })}</> : null;
}
