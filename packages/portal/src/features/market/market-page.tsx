import "../../styles/market-page.css";
import { vocabularyName } from "@passa/texts/vocabulary";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type JSX, useMemo } from "react";
import { signedInRoute } from "../../app/layouts.tsx";
import { may } from "../../app/may.ts";
import { useTexts, type Words } from "../../app/texts.tsx";
import { vocabularyQuery } from "../../app/vocabulary.ts";
import { buttonClass } from "../../kit/button.tsx";
import { type Column, DataTable } from "../../kit/data-table.tsx";
import { EmptyPage } from "../../kit/empty-page.tsx";
import { PageTitle } from "../../kit/page.tsx";
import { askWords } from "./ask-words.ts";
import { type Ask, type Call, type Market, marketQuery } from "./queries.ts";

type Told = Market["unserved"];

/** Adaptations shown of those that are lacking. */
const mostLacking = 8;

/** The calls to make this week, as a sentence, then what proves it. */
export function MarketPage(): JSX.Element {
  const words = useTexts();
  const { t, date } = words;
  const { session } = signedInRoute.useRouteContext();
  const { data: market } = useSuspenseQuery(marketQuery);
  const { data: vocabulary } = useSuspenseQuery(vocabularyQuery);
  const imported = useMemo(
    () => new Map(vocabulary.skills.flatMap(({ id, label }) => (label === undefined ? [] : [[id, label] as const]))),
    [vocabulary],
  );
  const mayAnswer = may(session, "placement.rank");
  const { title, lede } = headWords(words, market);
  return (
    <div className="lines-page market-page">
      <PageTitle>{t("market.crumb")}</PageTitle>
      <p className="dim small">{t("market.crumb")}</p>
      <h1 tabIndex={-1}>{title}</h1>
      <p className="lede">{lede}</p>
      {market.places === 0 ? (
        <EmptyPage picture="hanger" title={t("market.no-places")} level={2} />
      ) : (
        <div className="split">
          <div className="work">
            {market.calls.length > 0 && (
              <section aria-labelledby="calls">
                <h2 id="calls">{t("market.crumb")}</h2>
                <ol className="calls">
                  {market.calls.map((call) => (
                    <CallRow key={call.workplace.id} call={call} imported={imported} mayAnswer={mayAnswer} />
                  ))}
                </ol>
                <p className="dim small">{t("market.ignores-seats", { date: date(market.asOf) })}</p>
              </section>
            )}
            <Lacking market={market} />
          </div>
          <aside>
            <Numbers market={market} />
            {mayAnswer && <MyPeople mine={market.mine} />}
          </aside>
        </div>
      )}
    </div>
  );
}

/** What the page says first. Numbers that may not be told are left out of the sentence. */
function headWords({ t }: Words, { calls, reached, unserved, places }: Market): { title: string; lede: string } {
  if (places === 0) return { title: t("market.crumb"), lede: t("market.lede.few") };
  if (calls.length === 0)
    return unserved === 0
      ? { title: t("market.title.nobody"), lede: t("market.lede.nobody") }
      : { title: t("market.title.none"), lede: t("market.lede.none") };
  return {
    title:
      reached === null
        ? t("market.title.calls-few", { calls: calls.length })
        : t("market.title.calls", { calls: calls.length, reached }),
    lede: unserved === null ? t("market.lede.few") : t("market.lede.unserved", { unserved }),
  };
}

function CallRow({
  call: { employer, workplace, contact, asks, newlyServed },
  imported,
  mayAnswer,
}: {
  call: Call;
  imported: ReadonlyMap<string, string>;
  mayAnswer: boolean;
}): JSX.Element {
  const { t } = useTexts();
  return (
    <li>
      <div>
        <h3>{employer.name}</h3>
        <p className="dim">
          {t("market.where", { workplace: workplace.name, locality: workplace.locality })}
          <br />
          {contact && (contact.duty ? t("market.contact", { name: contact.name, duty: contact.duty }) : contact.name)}
        </p>
        <p className="reaches">
          {newlyServed === null ? t("market.first-few") : t("market.first", { count: newlyServed })}
        </p>
        <ul className="asks">
          {asks.map((ask) => (
            <AskLine key={`${ask.placementId} ${ask.remedy}`} ask={ask} imported={imported} mayAnswer={mayAnswer} />
          ))}
        </ul>
      </div>
      <div className="reach-them">
        {contact?.phone ? (
          <a
            className={buttonClass("main")}
            href={`tel:${contact.phone.replaceAll(/[^\d+]/g, "")}`}
            aria-label={t("market.call-to", { name: contact.name, phone: contact.phone })}
          >
            {t("market.call", { phone: contact.phone })}
          </a>
        ) : (
          <p className="small">{t("market.no-phone")}</p>
        )}
        <Link className="small" to="/employers/$employerId" params={{ employerId: employer.id }}>
          {t("market.to-employer")}
        </Link>
      </div>
    </li>
  );
}

function AskLine({
  ask,
  imported,
  mayAnswer,
}: {
  ask: Ask;
  imported: ReadonlyMap<string, string>;
  mayAnswer: boolean;
}): JSX.Element {
  const words = useTexts();
  const { t } = words;
  const { question, telling, name } = askWords(words, ask, imported);
  return (
    <li>
      <p>
        {question}
        {ask.newlyServed !== undefined && (
          <b className="nowrap"> {t("market.ask.opens", { count: ask.newlyServed })}</b>
        )}
      </p>
      <p className="dim small">{telling}</p>
      {mayAnswer && (
        <Link
          className={buttonClass("sew", true)}
          to="/places/$placementId"
          params={{ placementId: ask.placementId }}
          search={{ with: ask.remedy }}
          aria-label={t("market.answer-about", { what: name })}
        >
          {t("market.answer")}
        </Link>
      )}
    </li>
  );
}

const numbers = [
  "participants",
  "fits",
  "onlyByAsking",
  "unserved",
  "places",
  "seats",
  "placedAtOnce",
] as const satisfies readonly (keyof Market)[];

function Numbers({ market }: { market: Market }): JSX.Element {
  const { t } = useTexts();
  const isShort = numbers.some((name) => market[name] === null);
  return (
    <section className="sheet" aria-labelledby="numbers">
      <h2 id="numbers">{t("market.table")}</h2>
      <table className="figures">
        <caption className="vh">{t("market.table")}</caption>
        <tbody>
          {numbers.map((name) => (
            <tr key={name}>
              <th scope="row">{t(`market.table.${name}`)}</th>
              <td>
                <Figure count={market[name]} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {isShort && <p className="dim small">{t("market.few-note")}</p>}
    </section>
  );
}

function Figure({ count }: { count: Told }): JSX.Element {
  const { t, number } = useTexts();
  return count === null ? <span className="dim">{t("market.few")}</span> : <b>{number(count)}</b>;
}

/** What would help most of those without a place, wherever it is offered. */
function Lacking({ market: { adaptations } }: { market: Market }): JSX.Element {
  const words = useTexts();
  const { t } = words;
  type Row = Market["adaptations"][number];
  const rows = adaptations.slice(0, mostLacking);
  const most = Math.max(1, ...rows.map(({ reaches }) => reaches ?? 0));
  const columns: readonly Column<Row>[] = [
    {
      key: "adaptation",
      head: t("market.lacking.what"),
      names: true,
      cell: ({ adaptation }) => vocabularyName(words, "adaptation", adaptation),
    },
    {
      key: "reaches",
      head: t("market.lacking.count"),
      cell: ({ reaches }) => (
        <span className="lacking-bar">
          {reaches !== null && <i style={{ "--v": `${(100 * reaches) / most}%` }} />}
          <Figure count={reaches} />
        </span>
      ),
    },
  ];
  return (
    <section aria-labelledby="lacking">
      <h2 id="lacking">{t("market.lacking")}</h2>
      <p className="dim">{t(rows.length === 0 ? "market.lacking.none" : "market.lacking.lede")}</p>
      {rows.length > 0 && (
        <DataTable
          caption={t("market.lacking")}
          columns={columns}
          rows={rows}
          rowKey={({ adaptation }) => adaptation}
        />
      )}
    </section>
  );
}

const without = ["unserved", "onlyByAsking"] as const;

/** The people of whoever looks for whom something is missing, each a way to what would help. */
function MyPeople({ mine }: { mine: Market["mine"] }): JSX.Element {
  const { t } = useTexts();
  const isNone = without.every((kind) => mine[kind].length === 0);
  return (
    <section aria-labelledby="mine" className="my-people">
      <h2 id="mine">{t("market.mine")}</h2>
      {isNone && <p>{t("market.mine.none")}</p>}
      {without.map(
        (kind) =>
          mine[kind].length > 0 && (
            <details key={kind} open={mine[kind].length <= 6}>
              <summary>
                {t(`market.mine.${kind}`)} <b>{mine[kind].length}</b>
              </summary>
              <ul>
                {mine[kind].map(({ id, name, number }) => (
                  <li key={id}>
                    <Link to="/people/$participantId/places" params={{ participantId: id }}>
                      {t("market.mine.number", { name, number })}
                    </Link>
                  </li>
                ))}
              </ul>
            </details>
          ),
      )}
    </section>
  );
}
