import { useQuery } from "@tanstack/react-query";
import { type JSX, useState } from "react";
import { vocabularyAbout } from "@passa/texts/vocabulary";
import { useTexts } from "../../app/texts.tsx";
import { Button } from "../../kit/button.tsx";
import { DoneLine } from "../../kit/message.tsx";
import { PictureTile } from "../../kit/pictogram.tsx";
import { nameOf, type Vocabulary } from "./place-words.ts";
import { type PlacementId, reachQuery } from "./queries.ts";

const bands = ["20plus", "10to19", "under10"] as const;
type Band = (typeof bands)[number];

interface ReachPanelProps {
  readonly placementId: PlacementId | undefined;
  readonly vocabulary: Vocabulary;
  readonly offered: readonly string[];
  readonly onOffer: (adaptation: string, on: boolean) => void;
}

const adaptationOf = (remedy: string): string | undefined =>
  remedy.startsWith("adaptation:") ? remedy.slice("adaptation:".length) : undefined;

/** Beside the form: what would open the place to more, each a click away; and how many, in bands, where that may be told. */
export function ReachPanel({ placementId, vocabulary, offered, onOffer }: ReachPanelProps): JSX.Element {
  const words = useTexts();
  const { t } = words;
  const { data } = useQuery({ ...reachQuery(placementId), placeholderData: (before) => before });
  /** Added here, to be said and undone here. */
  const [added, setAdded] = useState<readonly string[]>([]);
  const staff = data?.audience === "staff" ? data : undefined;
  const now = data && data.audience !== "notYet" ? data.band : undefined;
  const suggestions: readonly { readonly remedy: string; readonly band?: Band }[] =
    data && data.audience !== "notYet" ? data.suggestions : [];
  const shown = suggestions.flatMap(({ remedy, band }) => {
    const adaptation = adaptationOf(remedy);
    return adaptation !== undefined && !offered.includes(adaptation) ? [{ adaptation, band }] : [];
  });
  const done = added.filter((id) => offered.includes(id));
  return (
    <aside className="live sheet" id="live" aria-labelledby="live-h">
      <h2 id="live-h" tabIndex={-1}>
        {t(now ? "placement.reach.who" : "placement.reach.title")}
      </h2>
      {now && (
        <>
          <p className="small dim">{t("placement.reach.who.help")}</p>
          <div role="status">
            <ul className="bands" aria-label={t("placement.reach.bands")}>
              {bands.map((band) => (
                <li key={band} className={band === now ? "band on" : "band"}>
                  {band === now ? (
                    <span>
                      <span className="vh">{t("placement.reach.now")} </span>
                      {t(`placement.reach.band.${band}`)}
                      <small>{t("placement.reach.can")}</small>
                    </span>
                  ) : (
                    t(`placement.reach.band.${band}`)
                  )}
                </li>
              ))}
            </ul>
          </div>
        </>
      )}
      {!now && (
        <p className="small dim">
          {t(shown.length + done.length > 0 ? "placement.reach.help" : "placement.reach.not-yet")}
        </p>
      )}
      {done.map((id) => (
        <DoneLine key={id} onUndo={() => onOffer(id, false)}>
          {t("placement.reach.added", { what: nameOf(words, "adaptation", id) })}
        </DoneLine>
      ))}
      {shown.length > 0 && (
        <>
          {now && <h3 className="gains-h">{t(staff ? "placement.reach.most" : "placement.reach.title")}</h3>}
          {shown.map(({ adaptation, band }) => (
            <div className="gain" key={adaptation}>
              <PictureTile
                id={vocabulary.adaptations.find(({ id }) => id === adaptation)?.pictogram ?? "tools"}
                size={34}
              />
              <div>
                <h3>{nameOf(words, "adaptation", adaptation)}</h3>
                <p>{vocabularyAbout(words, "adaptation", adaptation)}</p>
              </div>
              {band && <p className="plus">{t(`placement.reach.opens.${band}`)}</p>}
              <Button
                kind="sew"
                small
                onClick={() => {
                  setAdded([...added.filter((id) => id !== adaptation), adaptation]);
                  onOffer(adaptation, true);
                }}
              >
                <span aria-hidden="true">+ </span>
                {t("placement.reach.add")}
                <span className="vh"> {nameOf(words, "adaptation", adaptation)}</span>
              </Button>
            </div>
          ))}
        </>
      )}
      <p className="xs dim live-note">
        {t(staff ? "placement.reach.staff-note" : now ? "placement.reach.band-note" : "placement.reach.note")}
      </p>
    </aside>
  );
}

/** On a phone: the short answer at the foot, leading to the panel. */
export function ReachBar({
  placementId,
  offered,
}: Pick<ReachPanelProps, "placementId" | "offered">): JSX.Element | null {
  const { t } = useTexts();
  const { data } = useQuery({ ...reachQuery(placementId), placeholderData: (before) => before });
  if (!data || data.audience === "notYet") return null;
  const left = data.suggestions.filter(({ remedy }) => !offered.includes(adaptationOf(remedy) ?? ""));
  if (data.audience === "employer" && left.length === 0) return null;
  return (
    <aside aria-label={t("placement.reach.short")}>
      <a
        className="mobile-live"
        href="#live"
        onClick={(event) => {
          event.preventDefault();
          document.getElementById("live")?.scrollIntoView();
          document.getElementById("live-h")?.focus({ preventScroll: true });
        }}
      >
        <span>
          {data.audience === "staff"
            ? t("placement.reach.short.staff", { band: t(`placement.reach.band.${data.band}`) })
            : t("placement.reach.short.employer", { count: left.length })}
        </span>
        <span className="more">
          {t(data.audience === "staff" ? "placement.reach.short.more" : "placement.reach.short.see")}
        </span>
      </a>
    </aside>
  );
}
