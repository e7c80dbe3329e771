import type { JSX } from "react";
import { useTexts } from "../../../app/texts.tsx";
import type { EventView } from "../queries.ts";
import { dayOf } from "../times.ts";
import { QrCode } from "./qr.tsx";
import type { Sheets } from "./sheets-page.tsx";

/** So many cards are cut from one sheet. */
const onSheet = 8;

/** Cards to hang around the neck: the number, and the code for check-in. No name. */
export function NumberCards({
  view: { event },
  candidates,
}: {
  view: EventView;
  candidates: Sheets["candidates"];
}): JSX.Element {
  const words = useTexts();
  const { t } = words;
  const { name, startsAt } = event.details;
  const sheets = Array.from({ length: Math.ceil(candidates.length / onSheet) }, (_none, at) =>
    candidates.slice(at * onSheet, (at + 1) * onSheet),
  );
  return (
    <>
      {sheets.map((cards) => (
        <article className="a4 cards" key={cards[0]?.number} aria-label={t("paper.what.cards")}>
          {cards.map(({ number, code }) => (
            <div className="number-card" key={number}>
              <p>{t("paper.card")}</p>
              <b>{number}</b>
              <QrCode text={code} label={t("paper.qr")} size={84} />
              <p className="of">{t("event.of-on", { name, day: dayOf(words, startsAt) })}</p>
            </div>
          ))}
        </article>
      ))}
    </>
  );
}
