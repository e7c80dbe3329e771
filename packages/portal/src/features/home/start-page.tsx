import { useSuspenseQuery } from "@tanstack/react-query";
import { Link, type LinkProps } from "@tanstack/react-router";
import type { JSX } from "react";
import { signedInRoute } from "../../app/layouts.tsx";
import { may } from "../../app/may.ts";
import { tenantQuery } from "../../app/tenant.ts";
import { useTexts } from "../../app/texts.tsx";
import { buttonClass } from "../../kit/button.tsx";
import { Icon } from "../../kit/icon.tsx";
import { PageHead } from "../../kit/page.tsx";
import { Pictogram } from "../../kit/pictogram.tsx";
import { firstSteps, nextOf, type StepId, type Tenant } from "./first-steps.ts";
import { matchersQuery, waitingQuery } from "./queries.ts";

const links: Record<StepId, LinkProps> = {
  invite: { to: "/members" },
  employer: { to: "/employers/new" },
  approve: { to: "/employers", search: { standing: "registered" } },
  places: { to: "/employers" },
  people: { to: "/people/new" },
  words: { to: "/vocabulary" },
};

/** What there is so far and what to do next, for everybody at the municipality. The list ticks itself. */
export function StartPage(): JSX.Element {
  const { t } = useTexts();
  const { session } = signedInRoute.useRouteContext();
  const { user } = session;
  const { data: tenant } = useSuspenseQuery(tenantQuery);
  const { data: matchers } = useSuspenseQuery(matchersQuery);
  const hasMatcher = matchers.items.some(({ standing }) => standing.kind !== "revoked");
  const steps = firstSteps(tenant, hasMatcher, user.role);
  const next = nextOf(steps);
  const all = steps.every(({ done }) => done);
  return (
    <div className="lines-page">
      <PageHead title={tenant.name} lede={t(all ? "home.lede.running" : "home.lede.first")} />
      <Counts tenant={tenant} />
      {may(session, "employer.approve") && <Waiting />}
      {(user.role === "organiser" || user.role === "lead") && (
        <section className="ps lines-column coming" aria-labelledby="coming">
          <div className="h">
            <h2 id="coming">{t(`home.coming.${user.role}`)}</h2>
          </div>
          <p>{t(`home.coming.${user.role}-text`)}</p>
          {tenant.placements > 0 && (
            <Link className={buttonClass("main")} to="/places">
              {t("home.to-places")}
            </Link>
          )}
        </section>
      )}
      {!all && (
        <section className="ps lines-column" aria-labelledby="first">
          <div className="h">
            <h2 id="first">{t("home.first")}</h2>
          </div>
          <ol className="first-steps">
            {steps.map(({ id, done, mine, possible }) => (
              <li
                key={id}
                className={done ? "done" : id === next ? "here" : undefined}
                aria-current={id === next ? "step" : undefined}
              >
                <span className="first-sign">
                  {done && (
                    <>
                      <Icon name="tick" />
                      <span className="vh">{t("home.done")}</span>
                    </>
                  )}
                </span>
                <div>
                  <h3>{t(`home.step.${id}`)}</h3>
                  <p className="dim">{t(`home.step.${id}-text`)}</p>
                </div>
                {!done && mine && possible && (
                  <Link className={buttonClass(id === next ? "main" : "plain", true)} {...links[id]}>
                    {t(`home.step.${id}-do`)}
                  </Link>
                )}
                {!done && !mine && <span className="dim small">{t(`home.step.${id}-who`)}</span>}
              </li>
            ))}
          </ol>
        </section>
      )}
    </div>
  );
}

/** Employers whose turn it is to be answered; nothing when there are none. */
function Waiting(): JSX.Element | null {
  const { t } = useTexts();
  const { data } = useSuspenseQuery(waitingQuery);
  if (data.items.length === 0) return null;
  return (
    <p className="waiting-line">
      <Link className="strong" to="/employers" search={{ standing: "registered" }}>
        {t("home.waiting", { count: data.items.length })}
      </Link>
    </p>
  );
}

const counted = [
  { id: "employers", to: "/employers", pictogram: "shop", of: (tenant: Tenant) => tenant.employers },
  { id: "placements", to: "/places", pictogram: "briefcase", of: (tenant: Tenant) => tenant.placements },
  { id: "participants", to: undefined, pictogram: "group", of: (tenant: Tenant) => tenant.participants ?? 0 },
] as const;

function Counts({ tenant }: { tenant: Tenant }): JSX.Element {
  const { t } = useTexts();
  return (
    <ul className="counts">
      {counted.map(({ id, to, pictogram, of }) => (
        <li key={id}>
          <Pictogram id={pictogram} size={40} />
          {to ? (
            <Link to={to}>{t(`home.count.${id}`, { count: of(tenant) })}</Link>
          ) : (
            <span>{t(`home.count.${id}`, { count: of(tenant) })}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
