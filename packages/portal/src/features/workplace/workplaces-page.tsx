import { vocabularyName } from "@passa/texts/vocabulary";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { JSX } from "react";
import { signedInRoute } from "../../app/layouts.tsx";
import { useTexts } from "../../app/texts.tsx";
import { type EmployerId, workplacesQuery } from "../../app/workplaces.ts";
import { buttonClass } from "../../kit/button.tsx";
import { Chip } from "../../kit/chip.tsx";
import { EmptyPage } from "../../kit/empty-page.tsx";
import { PageHead } from "../../kit/page.tsx";
import { PictureTile } from "../../kit/pictogram.tsx";

/** An employer's workplaces, each described once. */
export function WorkplacesPage(): JSX.Element | null {
  const { session } = signedInRoute.useRouteContext();
  return session.employer ? <Workplaces employerId={session.employer.id} /> : null;
}

function Workplaces({ employerId }: { employerId: EmployerId }): JSX.Element {
  const words = useTexts();
  const { t } = words;
  const { data } = useSuspenseQuery(workplacesQuery(employerId));
  const describe = (
    <Link className={buttonClass("main")} to="/our/workplaces/new">
      {t("workplace.new.button")}
    </Link>
  );
  return (
    <div className="one-column">
      <PageHead title={t("shell.nav.our-workplaces")} lede={t("workplace.list.lede")} />
      {data.items.length === 0 ? (
        <EmptyPage picture="hanger" title={t("workplace.none.title")} action={describe}>
          <p>{t("workplace.none.text")}</p>
        </EmptyPage>
      ) : (
        <>
          <ul className="rows">
            {data.items.map((workplace) => (
              <li className="task" key={workplace.id}>
                <div className="task-head">
                  <PictureTile id="factory" />
                  <div>
                    <h2>{workplace.name}</h2>
                    <p>
                      {workplace.address}, {workplace.locality}
                      {workplace.supervisor && `. ${t("workplace.supervised", { name: workplace.supervisor.name })}`}
                    </p>
                    {workplace.adaptations.length > 0 && (
                      <div className="chips row-chips">
                        {workplace.adaptations.map((id) => (
                          <Chip brand key={id}>
                            {vocabularyName(words, "adaptation", id)}
                          </Chip>
                        ))}
                      </div>
                    )}
                  </div>
                  <Link
                    className={buttonClass("plain", true)}
                    to="/our/workplaces/$workplaceId"
                    params={{ workplaceId: workplace.id }}
                  >
                    {t("workplace.change")}
                    <span className="vh"> {workplace.name}</span>
                  </Link>
                </div>
              </li>
            ))}
          </ul>
          <p className="after-list">{describe}</p>
        </>
      )}
    </div>
  );
}
