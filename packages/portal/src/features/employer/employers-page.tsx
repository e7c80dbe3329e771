import { formatOrganisationNumber } from "@passa/domain/employer/organisation-number";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { type JSX, useState } from "react";
import { may } from "../../app/may.ts";
import { useTexts } from "../../app/texts.tsx";
import { Button, buttonClass } from "../../kit/button.tsx";
import { Chip } from "../../kit/chip.tsx";
import { EmptyPage } from "../../kit/empty-page.tsx";
import { TextField } from "../../kit/field.tsx";
import { PageHead } from "../../kit/page.tsx";
import { Tabs } from "../../kit/tabs.tsx";
import { Skeleton } from "../../kit/waiting.tsx";
import { type Employer, employersQuery, waitingEmployersQuery } from "./queries.ts";

const page = getRouteApi("/signed-in/staff/employers");

/** The employers of the municipality. Those who wait for an answer come first. */
export function EmployersPage(): JSX.Element {
  const { t } = useTexts();
  const { standing, q } = page.useSearch();
  const { session } = page.useRouteContext();
  const navigate = page.useNavigate();
  const [typed, setTyped] = useState(q ?? "");
  const waiting = useQuery(waitingEmployersQuery);
  const list = useInfiniteQuery({ ...employersQuery({ standing, q }), throwOnError: true });
  const waitingCount = waiting.data && `${waiting.data.items.length}${waiting.data.next ? "+" : ""}`;
  const found = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const mixed = standing === undefined && q === undefined;
  const first = mixed ? (waiting.data?.items ?? []) : [];
  const rest = mixed ? found.filter((employer) => employer.standing.kind !== "registered") : found;
  const mayRegister = may(session, "employer.register");
  const newOne = (
    <Link className={buttonClass(mixed && found.length === 0 ? "main" : "plain")} to="/employers/new">
      {t("employer.new")}
    </Link>
  );
  return (
    <div className="lines-page">
      <div className="head-row">
        <PageHead title={t("employer.list.title")} />
        {mayRegister && found.length > 0 && newOne}
      </div>
      <Tabs
        label={t("employer.list.filter")}
        tabs={([undefined, "registered", "approved", "declined"] as const).map((one) => ({
          text:
            one === "registered" && waitingCount !== undefined && waitingCount !== "0"
              ? t("employer.list.waiting", { count: waitingCount })
              : t(`employer.list.${one ?? "all"}`),
          link: {
            to: "/employers",
            search: { ...(one && { standing: one }), ...(q !== undefined && { q }) },
            activeOptions: { exact: true, includeSearch: true, explicitUndefined: true },
          },
        }))}
      />
      <div className="list-search">
        <TextField
          label={t("employer.list.search")}
          type="search"
          value={typed}
          maxLength={80}
          onChange={(text) => {
            setTyped(text);
            const words = text.trim();
            void navigate({
              search: { ...(standing && { standing }), ...(words && { q: words }) },
              replace: true,
            });
          }}
        />
      </div>
      {list.isPending ? (
        <Skeleton rows={6} />
      ) : first.length + rest.length === 0 ? (
        <Nobody filtered={!mixed} searched={q} action={mayRegister && mixed ? newOne : undefined} />
      ) : (
        <>
          {first.length > 0 && (
            <section className="ps" aria-labelledby="waiting">
              <div className="h">
                <h2 id="waiting">{t("employer.list.registered")}</h2>
                <span>{t("employer.list.registered-help")}</span>
              </div>
              <Rows employers={first} />
            </section>
          )}
          {rest.length > 0 && (
            <section className="ps" aria-label={t("employer.list.title")}>
              <Rows employers={rest} />
            </section>
          )}
          {list.hasNextPage && (
            <Button
              busy={list.isFetchingNextPage && t("shell.waiting")}
              onClick={() => void list.fetchNextPage({ cancelRefetch: false })}
            >
              {t("employer.list.more")}
            </Button>
          )}
        </>
      )}
    </div>
  );
}

function Rows({ employers }: { employers: readonly Employer[] }): JSX.Element {
  const { t, date } = useTexts();
  return (
    <ul className="entries">
      {employers.map(({ id, name, organisationNumber, contacts, standing }) => (
        <li className="entry" key={id}>
          <span>
            <Link className="strong" to="/employers/$employerId" params={{ employerId: id }}>
              {name}
            </Link>
            <br />
            <span className="dim small">{formatOrganisationNumber(organisationNumber)}</span>
          </span>
          <span className="dim">
            {contacts[0]?.name}
            <br />
            <span className="small">{contacts[0]?.phone ?? contacts[0]?.email}</span>
          </span>
          <span className="standing-cell">
            <Chip brand={standing.kind === "approved"}>{t(`employer.standing.${standing.kind}`)}</Chip>
            <span className="dim small">{date(standing.at)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

function Nobody({
  filtered,
  searched,
  action,
}: {
  filtered: boolean;
  searched: string | undefined;
  action: JSX.Element | undefined;
}): JSX.Element {
  const { t } = useTexts();
  if (searched !== undefined)
    return (
      <EmptyPage picture="hanger" title={t("employer.list.not-found", { q: searched })}>
        <p>{t("employer.list.not-found-text")}</p>
      </EmptyPage>
    );
  return (
    <EmptyPage picture="hanger" title={t(filtered ? "employer.list.none-such" : "employer.list.none")} action={action}>
      <p>{t(filtered ? "employer.list.none-such-text" : "employer.list.none-text")}</p>
    </EmptyPage>
  );
}
