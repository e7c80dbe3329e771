import { levelName, vocabularyAbout } from "@passa/texts/vocabulary";
import { useQueries, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { JSX } from "react";
import { signedInRoute } from "../../app/layouts.tsx";
import { useTexts } from "../../app/texts.tsx";
import { vocabularyQuery } from "../../app/vocabulary.ts";
import { type EmployerId, workplacesQuery } from "../../app/workplaces.ts";
import { EmptyPage } from "../../kit/empty-page.tsx";
import { buttonClass } from "../../kit/button.tsx";
import { PageHead } from "../../kit/page.tsx";
import { Pictogram } from "../../kit/pictogram.tsx";
import { nameOf, type Vocabulary } from "./place-words.ts";
import { ourPlacementsQuery, placementQuery } from "./queries.ts";

/** For those who guide: what each adaptation that the employer offers means in practice. */
export function SupportPage(): JSX.Element | null {
  const { session } = signedInRoute.useRouteContext();
  return session.employer ? <Support employerId={session.employer.id} /> : null;
}

function Support({ employerId }: { employerId: EmployerId }): JSX.Element {
  const { t, list } = useTexts();
  const { data: vocabulary } = useSuspenseQuery(vocabularyQuery);
  const { data: workplaces } = useSuspenseQuery(workplacesQuery(employerId));
  const { data: placements } = useSuspenseQuery(ourPlacementsQuery(employerId));
  const open = placements.items.filter(({ state }) => state !== "closed" && state !== "withdrawn");
  const details = useQueries({ queries: open.map(({ id }) => placementQuery(id)) });
  const offeredAt = (id: string): string[] => [
    ...workplaces.items.filter(({ adaptations }) => adaptations.includes(id)).map(({ name }) => name),
    ...details.flatMap(({ data }) => {
      const content = data?.data.placement.content;
      const offers =
        content?.adaptations?.includes(id) || content?.tasks?.some(({ adaptations }) => adaptations.includes(id));
      return offers ? [content?.title || t("placement.untitled")] : [];
    }),
  ];
  const offered = vocabulary.adaptations.flatMap((adaptation) => {
    const places = offeredAt(adaptation.id);
    return places.length > 0 ? [{ adaptation, places }] : [];
  });
  const rest = vocabulary.adaptations.filter((one) => !offered.some(({ adaptation }) => adaptation.id === one.id));
  return (
    <div className="one-column">
      <PageHead title={t("shell.nav.support")} lede={t("placement.guide.lede")} />
      {offered.length === 0 ? (
        <EmptyPage
          picture="spool"
          title={t("placement.guide.none.title")}
          action={
            <Link className={buttonClass("main")} to="/our/placements">
              {t("shell.nav.our-placements")}
            </Link>
          }
        >
          <p>{t("placement.guide.none.text")}</p>
        </EmptyPage>
      ) : (
        <section className="part">
          <h2>{t("placement.guide.offered")}</h2>
          {offered.map(({ adaptation, places }) => (
            <Guide
              key={adaptation.id}
              adaptation={adaptation}
              vocabulary={vocabulary}
              where={t("placement.guide.at", { places: list([...new Set(places)]) })}
            />
          ))}
        </section>
      )}
      <details className="more-on part">
        <summary>{t("placement.guide.rest", { count: rest.length })}</summary>
        {rest.map((adaptation) => (
          <Guide key={adaptation.id} adaptation={adaptation} vocabulary={vocabulary} />
        ))}
      </details>
    </div>
  );
}

type Adaptation = Vocabulary["adaptations"][number];

/** One adaptation: what to do, and what it changes for the person. */
function Guide({
  adaptation,
  vocabulary,
  where,
}: {
  adaptation: Adaptation;
  vocabulary: Vocabulary;
  where?: string;
}): JSX.Element {
  const words = useTexts();
  return (
    <article className="guide sheet" id={`support-${adaptation.id}`}>
      <Pictogram id={adaptation.pictogram} size={60} />
      <div className="stack">
        <h3>{nameOf(words, "adaptation", adaptation.id)}</h3>
        <p className="guide-do">{vocabularyAbout(words, "adaptation", adaptation.id)}</p>
        <ul className="changes">
          {changesOf(words, adaptation, vocabulary).map((change) => (
            <li key={change}>{change}</li>
          ))}
        </ul>
        {where && <p className="small dim">{where}</p>}
      </div>
    </article>
  );
}

/** What an adaptation changes, in sentences: what is asked for afterwards, ways to be told, hours, the way there. */
function changesOf(
  words: ReturnType<typeof useTexts>,
  { caps = {}, addsFormats = [], minHours, widenDay, transport }: Adaptation,
  vocabulary: Vocabulary,
): string[] {
  const { t, list } = words;
  const lowered = vocabulary.dimensions.flatMap(({ id }) => {
    const level = caps[id];
    return level === undefined
      ? []
      : [
          t("placement.guide.caps", {
            what: nameOf(words, "dimension", id),
            level: levelName(words, "demand", id, level).toLocaleLowerCase(),
          }),
        ];
  });
  return [
    ...lowered,
    ...(addsFormats.length > 0
      ? [
          t("placement.guide.formats", {
            formats: list(addsFormats.map((id) => nameOf(words, "format", id).toLocaleLowerCase())),
          }),
        ]
      : []),
    ...(minHours === undefined ? [] : [t("placement.guide.hours", { hours: minHours })]),
    ...(widenDay ? [t("placement.guide.day", widenDay)] : []),
    ...(transport ? [t("placement.guide.transport")] : []),
  ];
}
