import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { JSX } from "react";
import { NotYours } from "../../app/layouts.tsx";
import { useTexts } from "../../app/texts.tsx";
import { PageHead } from "../../kit/page.tsx";
import { DetailsPart } from "./details-part.tsx";
import { MembersPart } from "./members-part.tsx";
import { type EmployerId, employerQuery } from "./queries.ts";

const page = getRouteApi("/signed-in/employer/our/about");

/** An employer about itself. */
export function AboutPage(): JSX.Element {
  const { session } = page.useRouteContext();
  if (!session.employer) throw new NotYours();
  return <About employerId={session.employer.id} />;
}

function About({ employerId }: { employerId: EmployerId }): JSX.Element {
  const { t, date } = useTexts();
  const { change = false } = page.useSearch();
  const { session } = page.useRouteContext();
  const navigate = page.useNavigate();
  const { data: employer } = useSuspenseQuery(employerQuery(employerId));
  const { name, standing } = employer.data;
  return (
    <div className="lines-page">
      <PageHead
        title={name}
        lede={t(`employer.ours.${standing.kind}`, { tenant: session.tenant.name, date: date(standing.at) })}
      >
        {standing.kind === "declined" && <p>{standing.reason}</p>}
      </PageHead>
      <div className="lines-column">
        <DetailsPart
          voice="ours"
          employer={employer}
          changing={change}
          onChanging={(on) => void navigate({ search: on ? { change: true } : {}, replace: true })}
          mayChange
        />
        <MembersPart voice="ours" employerId={employerId} mayInvite />
      </div>
    </div>
  );
}
