import type { RouteResponse } from "@passa/contract/types";
import type { JSX } from "react";
import { useTexts } from "../../../app/texts.tsx";
import { Mark } from "../../../kit/mark.tsx";
import { Pictogram } from "../../../kit/pictogram.tsx";
import type { EventView } from "../queries.ts";
import { resourceName } from "../setup/versions.ts";
import { clockOf, dayOf } from "../times.ts";
import { ClockFace } from "./clock-face.tsx";
import { QrCode } from "./qr.tsx";
import type { Sheets } from "./sheets-page.tsx";
import { dayIn, type PaperWords, paperWords } from "./words.ts";

type Schedule = Sheets["candidates"][number];
type Vocabulary = RouteResponse<"GET /vocabulary">;

type Line =
  | { readonly kind: "meet"; readonly from: string; readonly interview: Schedule["interviews"][number] }
  | { readonly kind: "pause" | "lunch" | "rest"; readonly from: string };

/** A person's day in order: meetings, and the breaks and rests that lie between them. */
export function linesOf({ event: { details }, times }: EventView, { interviews, breaks }: Schedule): Line[] {
  const first = interviews[0]?.from ?? "";
  const last = interviews.at(-1)?.from ?? "";
  const between = (from: string): boolean => from > first && from < last;
  const lines: Line[] = [
    ...interviews.map((interview) => ({ kind: "meet" as const, from: interview.from, interview })),
    ...details.breaks.flatMap(({ afterSlot, kind }) => {
      const from = times[afterSlot]?.to ?? "";
      return between(from) ? [{ kind, from }] : [];
    }),
    ...breaks.flatMap((slot) => {
      const from = times[slot]?.from ?? "";
      return between(from) ? [{ kind: "rest" as const, from }] : [];
    }),
  ];
  return lines.toSorted((one, other) => (one.from < other.from ? -1 : 1));
}

const pictures = { pause: "cup", lunch: "dishes", rest: "sofa" } as const;

/** A person's sheet: large type, pictures, their own language beside the Swedish, the table's number biggest. */
export function CandidateSheet({
  view,
  schedule,
  vocabulary,
}: {
  view: EventView;
  schedule: Schedule;
  vocabulary: Vocabulary;
}): JSX.Element {
  const words = useTexts();
  const { t } = words;
  const { number, code, givenName, language, needs } = schedule;
  const { name, startsAt, venue, resources } = view.event.details;
  const own = paperWords(language);
  const lines = linesOf(view, schedule);
  const withMe = resources.filter(({ id }) => needs.includes(id)).map((resource) => resourceName(words, resource));
  const look = ["a4", "cand", lines.length > 6 && "tight", lines.length < 5 && "loose"];
  return (
    <article
      className={look.filter(Boolean).join(" ")}
      {...(own ? { lang: language, dir: own.direction } : { lang: "sv", dir: "ltr" })}
      aria-label={t("event.card", { number })}
    >
      <header>
        <p className="nr">
          <Pair own={own?.card} sv={t("paper.card")}>
            <b>{number}</b>
          </Pair>
        </p>
        <div>
          {givenName !== undefined && <h2 className="who">{givenName}</h2>}
          {own && <p>{dayIn(language, startsAt)}</p>}
          <p className="sv" lang="sv" dir="ltr">
            {t("event.of-on", { name, day: dayOf(words, startsAt) })}
          </p>
          <p className="sv" lang="sv" dir="ltr">
            {venue.name}, {venue.address}
          </p>
        </div>
        <QrCode text={code} label={t("paper.qr")} size={104} />
      </header>
      <ol>
        {lines.map((line) =>
          line.kind === "meet" ? (
            <Meeting
              key={line.from}
              interview={line.interview}
              own={own}
              withMe={withMe}
              picture={fieldPicture(vocabulary, line.interview.places[0]?.field)}
            />
          ) : (
            <li key={line.from} className="brk">
              <ClockFace local={line.from} />
              <time>{clockOf(line.from)}</time>
              <div className="what">
                <Pictogram id={pictures[line.kind]} size={54} />
                <div>
                  {own && <p className="own">{own[line.kind]}</p>}
                  <p className="sv" lang="sv" dir="ltr">
                    {t(line.kind === "pause" ? "paper.break" : line.kind === "lunch" ? "paper.lunch" : "paper.rest")}
                  </p>
                </div>
              </div>
            </li>
          ),
        )}
      </ol>
      <footer>
        <Pictogram id="two-people" size={52} />
        <p>
          {own && (
            <>
              {own.help}
              <br />
            </>
          )}
          <span className="sv" lang="sv" dir="ltr">
            {t("paper.help")}
          </span>
        </p>
        <Mark size={30} />
      </footer>
    </article>
  );
}

/** The picture of a field of work; a meeting where there is none. */
export const fieldPicture = ({ fields }: Vocabulary, field: string | undefined): string =>
  fields.find(({ id }) => id === field)?.pictogram ?? "meeting";

function Meeting({
  interview: { from, table, room, employer, places },
  own,
  withMe,
  picture,
}: {
  interview: Schedule["interviews"][number];
  own: PaperWords | undefined;
  withMe: readonly string[];
  picture: string;
}): JSX.Element {
  const { t, list } = useTexts();
  return (
    <li className="meet">
      <ClockFace local={from} />
      <time>{clockOf(from)}</time>
      <div className="what">
        <Pictogram id={picture} size={54} />
        <div>
          <p className="own" lang="sv" dir="ltr">
            {employer}
          </p>
          <p className="sv" lang="sv" dir="ltr">
            {[places[0]?.title, withMe.length > 0 ? list(withMe).toLocaleLowerCase("sv") : undefined, room]
              .filter(Boolean)
              .join(", ")}
          </p>
          <Marks />
        </div>
      </div>
      <p className="tb">
        <Pair own={own?.table} sv={t("paper.table")}>
          <b>{table}</b>
        </Pair>
      </p>
    </li>
  );
}

/** A number between its word in two languages, or under it in one. */
function Pair({ own, sv, children }: { own: string | undefined; sv: string; children: JSX.Element }): JSX.Element {
  return (
    <>
      {own ?? sv}
      {children}
      {own !== undefined && <span lang="sv">{sv}</span>}
    </>
  );
}

/** Yes, maybe and no in the shapes of the phone, each with a box to tick. */
function Marks(): JSX.Element {
  return (
    <p className="marks" aria-hidden="true">
      <span>
        <svg viewBox="0 0 24 24">
          <circle cx="12" cy="12" r="11" />
          <path d="m7 12.5 3.5 3.5L17 8.5" fill="none" stroke="#fff" strokeWidth="2.6" />
        </svg>
        <i />
      </span>
      <span>
        <svg viewBox="0 0 20 20">
          <circle cx="10" cy="10" r="8.8" fill="none" stroke="#000" strokeWidth="1.7" />
          <path d="M7.6 8.1a2.4 2.4 0 1 1 3.5 2.1c-.8.4-1.1.8-1.1 1.5" fill="none" stroke="#000" strokeWidth="1.7" />
          <circle cx="10" cy="14.1" r="1.1" />
        </svg>
        <i />
      </span>
      <span>
        <svg viewBox="0 0 24 24">
          <rect x="1.5" y="1.5" width="21" height="21" rx="3" />
          <path d="m7.5 7.5 9 9m0-9-9 9" stroke="#fff" strokeWidth="2.6" />
        </svg>
        <i />
      </span>
    </p>
  );
}
