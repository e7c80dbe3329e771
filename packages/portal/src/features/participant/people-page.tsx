import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { type JSX, useEffect, useState } from "react";
import { today } from "../../app/days.ts";
import { useTexts } from "../../app/texts.tsx";
import { Button, buttonClass } from "../../kit/button.tsx";
import { Disc } from "../../kit/disc.tsx";
import { EmptyPage } from "../../kit/empty-page.tsx";
import { SelectField, TextField } from "../../kit/field.tsx";
import { Icon } from "../../kit/icon.tsx";
import { PageHead } from "../../kit/page.tsx";
import { Skeleton } from "../../kit/waiting.tsx";
import { languageName } from "./details-fields.tsx";
import { nextFor } from "./next-for.ts";
import { peopleQuery, type PersonRow } from "./queries.ts";
import { peopleRoute } from "./routes.ts";
import { orders, type PeopleSearch, stages } from "./search.ts";
import { monthsWaited } from "./waited.ts";

/** The people I work with, and what is next to do for each. */
export function PeoplePage(): JSX.Element {
  const { t } = useTexts();
  const search = peopleRoute.useSearch();
  const navigate = useNavigate();
  const people = useInfiniteQuery({ ...peopleQuery(search), placeholderData: (before) => before });
  const rows = people.data?.pages.flatMap(({ items }) => items) ?? [];
  const filtered = search.q !== undefined || search.stage !== undefined;
  const go = (change: Partial<Record<keyof PeopleSearch, string | undefined>>): void => {
    void navigate({
      to: "/people",
      search: { ...search, ...change } as PeopleSearch,
      replace: true,
      resetScroll: false,
    });
  };
  const first = people.data && rows.length === 0 && !filtered;
  return (
    <div className="people-page">
      <PageHead title={t("participant.people")} lede={first ? undefined : t("participant.people.lede")}>
        {!first && (
          <div className="kr page-acts">
            <Link className={buttonClass("main")} to="/people/new">
              {t("participant.new")}
            </Link>
            <Link className={buttonClass()} to="/people/import">
              {t("participant.import")}
            </Link>
          </div>
        )}
      </PageHead>
      {first ? (
        <EmptyPage
          picture="hanger"
          title={t("participant.people.none")}
          action={
            <>
              <Link className={buttonClass("main")} to="/people/new">
                {t("participant.new")}
              </Link>
              <Link className={buttonClass()} to="/people/import">
                {t("participant.import")}
              </Link>
            </>
          }
        >
          <p>{t("participant.people.none-text")}</p>
        </EmptyPage>
      ) : (
        <>
          <Filters search={search} onChange={go} />
          {people.isPending && <Skeleton rows={6} discs />}
          {people.isError && !people.data && (
            <EmptyPage
              picture="thread"
              title={t("shell.error.title")}
              action={<Button onClick={() => void people.refetch()}>{t("shell.error.again")}</Button>}
            >
              <p>{t("shell.error.text")}</p>
            </EmptyPage>
          )}
          {people.data && rows.length === 0 && (
            <EmptyPage
              picture="hanger"
              title={t("participant.people.nobody")}
              action={
                <Link className={buttonClass()} to="/people">
                  {t("participant.people.all")}
                </Link>
              }
            >
              <p>{t("participant.people.nobody-text")}</p>
            </EmptyPage>
          )}
          {rows.length > 0 && <People rows={rows} />}
          {people.hasNextPage && (
            <Button
              className="more"
              busy={people.isFetchingNextPage && t("shell.waiting")}
              onClick={() => void people.fetchNextPage()}
            >
              {t("participant.people.more")}
            </Button>
          )}
        </>
      )}
    </div>
  );
}

/** Search, stage and order. The words go to the address a moment after the last letter. */
function Filters({
  search,
  onChange,
}: {
  search: PeopleSearch;
  onChange: (change: Partial<Record<keyof PeopleSearch, string | undefined>>) => void;
}): JSX.Element {
  const { t } = useTexts();
  const [q, setQ] = useState(search.q ?? "");
  const typed = q.trim();
  useEffect(() => {
    if (typed === (search.q ?? "")) return;
    const timer = setTimeout(() => onChange({ q: typed || undefined }), 250);
    return () => clearTimeout(timer);
  }, [typed, search.q, onChange]);
  return (
    <form className="filters" role="search" onSubmit={(event) => event.preventDefault()}>
      <TextField type="search" label={t("participant.people.search")} value={q} onChange={setQ} autoComplete="off" />
      <SelectField
        label={t("participant.stage")}
        value={search.stage ?? ""}
        empty={t("participant.stage.all")}
        choices={stages.map((stage) => ({ value: stage, label: t(`participant.stage.${stage}`) }))}
        onChange={(stage) => onChange({ stage: stage || undefined })}
      />
      <SelectField
        label={t("participant.people.sort")}
        value={search.sort ?? "waiting"}
        choices={orders.map((order) => ({ value: order, label: t(`participant.people.sort.${order}`) }))}
        onChange={(sort) => onChange({ sort: sort === "waiting" || sort === "" ? undefined : sort })}
      />
    </form>
  );
}

function People({ rows }: { rows: readonly PersonRow[] }): JSX.Element {
  const words = useTexts();
  const { t } = words;
  const now = today();
  return (
    <table className="data stackt people">
      <caption className="vh">{t("participant.people")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("participant.people.person")}</th>
          <th scope="col">{t("participant.stage")}</th>
          <th scope="col">{t("participant.people.waited")}</th>
          <th scope="col">{t("participant.people.places")}</th>
          <th scope="col">{t("participant.people.next")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const next = nextFor(row);
          return (
            <tr key={row.id}>
              <th scope="row">
                <span className="person-cell">
                  <Disc name={row.name} />
                  <span>
                    <Link to="/people/$participantId" params={{ participantId: row.id }}>
                      {row.name}
                    </Link>
                    <small>
                      {row.number} · {languageName(words, row.language)}
                      {row.protectedIdentity && (
                        <span className="key">
                          {" "}
                          <Icon name="lock" size={14} />
                          {t("participant.protected")}
                        </span>
                      )}
                    </small>
                  </span>
                </span>
              </th>
              <td>{t(`participant.stage.${row.stage}`)}</td>
              <td className="nowrap">
                {row.waitingSince === undefined
                  ? ""
                  : t("participant.people.months", { months: monthsWaited(row.waitingSince, now) })}
              </td>
              <td>
                <span className={row.eligible > 0 ? "strong" : "dim"}>
                  {t("participant.people.fits", { count: row.eligible })}
                </span>
                <br />
                <span className="small dim">{t("participant.people.asks", { count: row.askFirst })}</span>
              </td>
              <td>
                <Link
                  to={next.kind === "ask" ? "/people/$participantId" : "/people/$participantId/places"}
                  params={{ participantId: row.id }}
                >
                  {next.kind === "ask"
                    ? t("participant.next.ask", { questions: next.questions, places: next.places })
                    : next.kind === "show"
                      ? t("participant.next.show", { places: next.places })
                      : t("participant.next.open")}
                </Link>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
