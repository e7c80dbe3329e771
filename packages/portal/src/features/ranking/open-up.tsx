import type { Names } from "@passa/texts/explain";
import { type JSX, useState } from "react";
import { useTexts } from "../../app/texts.tsx";
import { Icon } from "../../kit/icon.tsx";
import type { Opening, Ranking } from "./list-parts.ts";
import { remedyName } from "./remedy-words.ts";

/** Chips shown before one asks for more. */
const chipsShown = 4;

/**
 * What would open the place to more: each change a chip that puts it into the list and takes it out again.
 * The chips keep their order while changes are tried; their numbers are those of the list as it is shown.
 */
export function OpenUp({
  base,
  shown,
  assumed,
  names,
  onAssume,
}: {
  base: Ranking;
  shown: Ranking;
  assumed: readonly string[];
  names: Names;
  onAssume: (remedies: readonly string[]) => void;
}): JSX.Element {
  const texts = useTexts();
  const { t } = texts;
  const [all, setAll] = useState(false);
  const opens = new Map(shown.remedies.map((opening) => [opening.remedy, opening.opens]));
  const known = new Set(base.remedies.map(({ remedy }) => remedy));
  const listed: Opening[] = [
    ...base.remedies,
    ...assumed.filter((remedy) => !known.has(remedy)).map((remedy) => ({ remedy, opens: 0 })),
  ];
  const chips = listed.filter(({ remedy }, at) => all || at < chipsShown || assumed.includes(remedy));
  return (
    <section className="open-up" aria-labelledby="open-up">
      <div>
        <h2 id="open-up">{t("ranking.open.title")}</h2>
        {listed.length > chipsShown && (
          <button type="button" className="as-link" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? t("ranking.open.fewer") : t("ranking.open.more", { count: listed.length - chips.length })}
          </button>
        )}
      </div>
      {listed.length === 0 ? (
        <p className="dim">{t("ranking.open.none")}</p>
      ) : (
        <div className="remedies">
          {chips.map(({ remedy }) => {
            const on = assumed.includes(remedy);
            return (
              <button
                key={remedy}
                type="button"
                className="remedy"
                aria-pressed={on}
                onClick={() => onAssume(on ? assumed.filter((other) => other !== remedy) : [...assumed, remedy])}
              >
                <span className="plus">
                  <Icon name={on ? "tick" : "plus"} size={18} />
                </span>
                <b>{remedyName(texts, remedy, names)}</b>
                <small>
                  {on ? t("ranking.open.chosen") : t("ranking.open.opens", { opens: opens.get(remedy) ?? 0 })}
                </small>
              </button>
            );
          })}
          <Bundle {...{ base, assumed, names, onAssume }} />
        </div>
      )}
    </section>
  );
}

/** What the best few changes do together, and how far each has come with those before it. */
function Bundle({
  base,
  assumed,
  names,
  onAssume,
}: {
  base: Ranking;
  assumed: readonly string[];
  names: Names;
  onAssume: (remedies: readonly string[]) => void;
}): JSX.Element | null {
  const texts = useTexts();
  const { t } = texts;
  const remedies = base.bundle.map(({ remedy }) => remedy);
  const last = base.bundle.at(-1);
  if (!last || remedies.length < 2) return null;
  const first = new Set(base.remedies.slice(0, remedies.length).map(({ remedy }) => remedy));
  const whole = remedies.every((remedy) => assumed.includes(remedy)) && assumed.length === remedies.length;
  return (
    <button type="button" className="remedy sum" aria-pressed={whole} onClick={() => onAssume(whole ? [] : remedies)}>
      <b>{t("ranking.open.bundle-sum", { opens: last.opens })}</b>{" "}
      {t(remedies.every((remedy) => first.has(remedy)) ? "ranking.open.bundle-first" : "ranking.open.bundle-other", {
        count: remedies.length,
      })}
      <small>
        {base.bundle
          .map(({ remedy, opens }) =>
            t("ranking.open.bundle-step", { remedy: remedyName(texts, remedy, names), opens }),
          )
          .join(", ")}
      </small>
    </button>
  );
}
