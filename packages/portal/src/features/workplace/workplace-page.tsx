import { useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { type JSX, useState } from "react";
import { signedInRoute } from "../../app/layouts.tsx";
import { useTexts } from "../../app/texts.tsx";
import { Crumbs } from "../../kit/crumbs.tsx";
import { PageHead } from "../../kit/page.tsx";
import { workplaceQuery } from "./queries.ts";
import { WorkplaceForm } from "./workplace-form.tsx";

/** Describes a new workplace. */
export function NewWorkplacePage(): JSX.Element | null {
  const { t } = useTexts();
  const { session } = signedInRoute.useRouteContext();
  const navigate = useNavigate();
  const back = (): void => void navigate({ to: "/our/workplaces" });
  if (!session.employer) return null;
  return (
    <div className="one-column">
      <Crumbs
        way={[{ text: t("shell.nav.our-workplaces"), link: { to: "/our/workplaces" } }]}
        here={t("workplace.new")}
      />
      <PageHead title={t("workplace.new")} lede={t("workplace.new.lede")} />
      <WorkplaceForm employerId={session.employer.id} userId={session.user.id} onDone={back} onCancel={back} />
    </div>
  );
}

/** Changes a workplace. */
export function WorkplacePage(): JSX.Element {
  const { t } = useTexts();
  const { session } = signedInRoute.useRouteContext();
  const { workplaceId } = useParams({ from: "/signed-in/employer/our/workplaces/$workplaceId" });
  const { data } = useSuspenseQuery(workplaceQuery(workplaceId));
  const navigate = useNavigate();
  // The version that was opened: saving over a newer one must say so, not hide it.
  const [before] = useState(data);
  const back = (): void => void navigate({ to: "/our/workplaces" });
  return (
    <div className="one-column">
      <Crumbs
        way={[{ text: t("shell.nav.our-workplaces"), link: { to: "/our/workplaces" } }]}
        here={before.data.name}
      />
      <PageHead title={before.data.name} lede={t("workplace.change.lede")} />
      <WorkplaceForm
        key={workplaceId}
        employerId={before.data.employerId}
        userId={session.user.id}
        before={before}
        onDone={back}
        onCancel={back}
      />
    </div>
  );
}
