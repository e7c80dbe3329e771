import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { JSX } from "react";
import { may } from "../../app/may.ts";
import { useTexts } from "../../app/texts.tsx";
import { Crumbs } from "../../kit/crumbs.tsx";
import { PageHead } from "../../kit/page.tsx";
import { DetailsPart } from "./details-part.tsx";
import { MembersPart } from "./members-part.tsx";
import { employerQuery } from "./queries.ts";
import { PlacesPart, WorkplacesPart } from "./sites-part.tsx";
import { StandingPart } from "./standing-part.tsx";

const page = getRouteApi("/signed-in/staff/employers/$employerId");

/** One employer as staff see it: what it says of itself beside the municipality's answer. */
export function EmployerPage(): JSX.Element {
  const { t } = useTexts();
  const { employerId } = page.useParams();
  const { change = false } = page.useSearch();
  const { session } = page.useRouteContext();
  const navigate = page.useNavigate();
  const { data: employer } = useSuspenseQuery(employerQuery(employerId));
  const { name, version } = employer.data;
  return (
    <div className="lines-page">
      <Crumbs way={[{ text: t("employer.list.title"), link: { to: "/employers" } }]} here={name} />
      <PageHead title={name} />
      <div className="prof answer-first">
        <div>
          <DetailsPart
            voice="staff"
            employer={employer}
            changing={change}
            onChanging={(on) => void navigate({ search: on ? { change: true } : {}, replace: true })}
            mayChange={may(session, "employer.update", employerId)}
          />
          <MembersPart voice="staff" employerId={employerId} mayInvite={may(session, "employer.invite", employerId)} />
          <WorkplacesPart employerId={employerId} />
          <PlacesPart
            employerId={employerId}
            mayRank={may(session, "placement.rank", employerId)}
            mayWrite={may(session, "placement.write", employerId)}
          />
        </div>
        <aside>
          <StandingPart
            key={version}
            employer={employer.data}
            etag={employer.etag}
            mayDecide={may(session, "employer.approve", employerId)}
          />
        </aside>
      </div>
    </div>
  );
}
