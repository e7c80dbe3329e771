import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type JSX, useState } from "react";
import { PublishFlow, type PublishFlowProps } from "../features/placement/publish-flow.tsx";
import { begunPlacementQuery, type PlacementId } from "../features/placement/queries.ts";
import { WorkplaceForm } from "../features/workplace/workplace-form.tsx";
import { EmptyPage } from "../kit/empty-page.tsx";
import { signedInRoute } from "./layouts.tsx";
import { NEW, ourPublishRoute, publishRoute } from "./publish-routes.ts";
import { type Session, sessionQuery } from "./session.ts";
import { useTexts } from "./texts.tsx";
import type { EmployerId } from "./workplaces.ts";

/** Where a place is written: the flow of the place, with the workplace's form in it. */

interface Whose {
  readonly id: EmployerId;
  readonly approved: boolean;
}

type Given = Pick<PublishFlowProps, "search" | "onSearch" | "onDone" | "onBegun"> & {
  readonly placementId: PlacementId | typeof NEW;
  readonly session: Session;
  readonly employer: Whose | undefined;
};

function Publish({ placementId, session, employer, onBegun, ...flow }: Given): JSX.Element {
  const { t } = useTexts();
  /** A place that this page began keeps its form when its address comes. */
  const [begun, setBegun] = useState<PlacementId>();
  const id = placementId === NEW ? begun : placementId;
  const { data } = useQuery(begunPlacementQuery(id));
  const whose = data ? { id: data.data.employer.id, approved: data.data.employer.standing === "approved" } : employer;
  if (!whose) return <EmptyPage level={1} picture="button" title={t("placement.whose")} />;
  return (
    <PublishFlow
      {...flow}
      key={id === begun ? NEW : id}
      placementId={id}
      employerId={whose.id}
      approved={whose.approved}
      userId={session.user.id}
      onBegun={(begins) => {
        setBegun(begins);
        onBegun(begins);
      }}
      workplaceForm={({ employerId, onDone, onCancel }) => (
        <WorkplaceForm
          level={3}
          employerId={employerId}
          userId={session.user.id}
          onDone={(workplace) => onDone(workplace.id)}
          onCancel={onCancel}
        />
      )}
    />
  );
}

/** An employer's own place. */
export function OurPublishPage(): JSX.Element {
  const { session } = signedInRoute.useRouteContext();
  const { data } = useQuery(sessionQuery);
  const { placementId } = ourPublishRoute.useParams();
  const search = ourPublishRoute.useSearch();
  const navigate = useNavigate();
  const to = "/our/placements/$placementId/edit";
  const employer = (data ?? session).employer;
  return (
    <Publish
      placementId={placementId}
      session={session}
      employer={employer && { id: employer.id, approved: employer.standing === "approved" }}
      search={search}
      onSearch={(next, options) =>
        void navigate({
          to,
          params: { placementId },
          search: next,
          replace: options?.replace ?? false,
          resetScroll: false,
        })
      }
      onBegun={(begun) =>
        void navigate({
          to,
          params: { placementId: begun },
          search: (now) => ({ ...now, step: now.step ?? "workplace" }),
          replace: true,
          resetScroll: false,
          state: { keepFocus: true },
        })
      }
      onDone={(id, what) =>
        void navigate({
          to: "/our/placements/$placementId",
          params: { placementId: id },
          search: what === "published" ? { told: "published" } : {},
        })
      }
    />
  );
}

/** A place that a matcher writes for an employer: `?employer=` names whose, when it is new. */
export function PublishPage(): JSX.Element {
  const { session } = signedInRoute.useRouteContext();
  const { placementId } = publishRoute.useParams();
  const search = publishRoute.useSearch();
  const navigate = useNavigate();
  const to = "/placements/$placementId/edit";
  return (
    <Publish
      placementId={placementId}
      session={session}
      // Whether staff have approved the employer is the server's to say when the place is published.
      employer={search.employer === undefined ? undefined : { id: search.employer as EmployerId, approved: true }}
      search={search}
      onSearch={(next, options) =>
        void navigate({
          to,
          params: { placementId },
          search: next,
          replace: options?.replace ?? false,
          resetScroll: false,
        })
      }
      onBegun={(begun) =>
        void navigate({
          to,
          params: { placementId: begun },
          search: (now) => ({ ...now, step: now.step ?? "workplace" }),
          replace: true,
          resetScroll: false,
          state: { keepFocus: true },
        })
      }
      onDone={() => void navigate({ to: "/" })}
    />
  );
}
