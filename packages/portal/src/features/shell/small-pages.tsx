import { type ErrorComponentProps, Link, useRouter } from "@tanstack/react-router";
import type { JSX, ReactNode } from "react";
import { Problem } from "../../api/problem.ts";
import { useTexts } from "../../app/texts.tsx";
import { Button, buttonClass } from "../../kit/button.tsx";
import { EmptyPage, type SmallPicture } from "../../kit/empty-page.tsx";
import { PageTitle } from "../../kit/page.tsx";
import { Skeleton } from "../../kit/waiting.tsx";

function SmallPage({
  picture,
  title,
  children,
  action,
}: {
  picture: SmallPicture;
  title: string;
  children: ReactNode;
  action: ReactNode;
}): JSX.Element {
  return (
    <div className="blank-page">
      <PageTitle>{title}</PageTitle>
      <EmptyPage picture={picture} title={title} level={1} action={action}>
        {children}
      </EmptyPage>
    </div>
  );
}

/** A loose button: there is no page here. */
export function NotFoundPage(): JSX.Element {
  const { t } = useTexts();
  return (
    <SmallPage
      picture="button"
      title={t("shell.not-found.title")}
      action={
        <Link className={buttonClass()} to="/">
          {t("shell.to-start")}
        </Link>
      }
    >
      <p>{t("shell.not-found.text")}</p>
    </SmallPage>
  );
}

/** A locked drawer: it is somebody else's. */
export function NotYoursPage(): JSX.Element {
  const { t } = useTexts();
  return (
    <SmallPage
      picture="drawer"
      title={t("shell.not-yours.title")}
      action={
        <Link className={buttonClass()} to="/">
          {t("shell.to-start")}
        </Link>
      }
    >
      <p>{t("shell.not-yours.text")}</p>
    </SmallPage>
  );
}

/** The thread broke: what could not be fetched, and one more try. Refusals that have a page of their own get it. */
export function ErrorPage({ error, reset }: ErrorComponentProps): JSX.Element {
  const { t } = useTexts();
  const router = useRouter();
  if (error instanceof Problem && error.status === 404) return <NotFoundPage />;
  if (error instanceof Problem && error.status === 403) return <NotYoursPage />;
  const offline = error instanceof Problem && error.status === 0;
  const requestId = error instanceof Problem ? error.requestId : undefined;
  return (
    <SmallPage
      picture="thread"
      title={t(offline ? "shell.error.offline-title" : "shell.error.title")}
      action={
        <Button
          kind="main"
          onClick={() => {
            reset();
            void router.invalidate();
          }}
        >
          {t("shell.error.again")}
        </Button>
      }
    >
      <p>{t(offline ? "shell.error.offline-text" : "shell.error.text")}</p>
      {requestId !== undefined && <p className="xs">{t("shell.error.code", { code: requestId.slice(-6) })}</p>}
    </SmallPage>
  );
}

/** The same where the bar could not be shown either. */
export function ErrorWithoutBar(props: ErrorComponentProps): JSX.Element {
  return (
    <main className="page">
      <ErrorPage {...props} />
    </main>
  );
}

/** Something is on its way: its still shape, after half a second. */
export function WaitingPage(): JSX.Element {
  return (
    <div className="blank-page">
      <Skeleton rows={6} />
    </div>
  );
}
