import { languages as allLanguages } from "@passa/texts/languages";
import { getRouteApi, Link, useRouter } from "@tanstack/react-router";
import { useQueryClient } from "@tanstack/react-query";
import type { JSX } from "react";
import { languages, remember } from "../../app/preferences.ts";
import { insidePath, type Session, sessionQuery, signInAddress } from "../../app/session.ts";
import { useTexts } from "../../app/texts.tsx";
import { buttonClass } from "../../kit/button.tsx";
import { Icon } from "../../kit/icon.tsx";
import { Listen } from "../../kit/listen.tsx";
import { Mark } from "../../kit/mark.tsx";
import { Message } from "../../kit/message.tsx";
import { PageTitle } from "../../kit/page.tsx";
import { CodePad } from "./code-pad.tsx";

const door = getRouteApi("/sign-in");

/** The door: a participant's code on one side, those who work with Passa on the other. */
export function SignInPage(): JSX.Element {
  const { t, language, setLanguage } = useTexts();
  const { to: wanted, away, reason } = door.useSearch();
  const router = useRouter();
  const queryClient = useQueryClient();
  const to = insidePath(wanted);
  const entered = (session: Session): void => {
    queryClient.setQueryData(sessionQuery.queryKey, session);
    void router.navigate({ to, replace: true });
  };
  return (
    <div className="door">
      <PageTitle>{t("shell.door.title")}</PageTitle>
      <a className="skip" href="#m">
        {t("shell.skip")}
      </a>
      <main id="m" className="code">
        <div className="codetop">
          <span className="mark">
            <Mark size={32} />
            {t("shell.door.my-steps")}
          </span>
          <Listen
            text={[t("shell.door.code.title"), t("shell.door.code.help"), t("shell.door.code.once")].join(". ")}
          />
        </div>
        <div className="langs" role="group" aria-label={t("shell.language")}>
          {languages.map((one) => (
            <button
              key={one}
              type="button"
              lang={one}
              aria-pressed={one === language}
              onClick={() => {
                remember("language", one);
                setLanguage(one);
              }}
            >
              {allLanguages[one].name}
            </button>
          ))}
        </div>
        <h1 tabIndex={-1}>{t("shell.door.code.title")}</h1>
        <p className="code-help">{t("shell.door.code.help")}</p>
        <CodePad onEntered={entered} />
        <p className="code-once">{t("shell.door.code.once")}</p>
      </main>
      <aside className="staff" aria-labelledby="staff-h">
        <div>
          <span className="mark">
            <span className="mark-sign">
              <Mark size={32} />
            </span>
            Passa
          </span>
          <h2 id="staff-h">{t("shell.door.staff.title")}</h2>
          <p className="dim">{t("shell.door.staff.help")}</p>
        </div>
        {away && <Message>{t("shell.door.away")}</Message>}
        {reason && <Message icon="pencil">{t(`shell.door.reason.${reason}`)}</Message>}
        <div className="way-in">
          <a className={buttonClass("main")} href={signInAddress("staff", to)}>
            <Icon name="lock" />
            <span>
              {t("shell.door.staff.municipality")}
              <small>{t("shell.door.staff.municipality-who")}</small>
            </span>
          </a>
          <a className={buttonClass()} href={signInAddress("employer", to)}>
            <Icon name="lock" />
            <span>
              {t("shell.door.staff.employer")}
              <small>{t("shell.door.staff.employer-who")}</small>
            </span>
          </a>
        </div>
        <div className="small dim door-notes">
          <p>
            <b>{t("shell.door.new")}</b> <Link to="/register">{t("shell.door.new-link")}</Link>.{" "}
            {t("shell.door.new-text")}
          </p>
          <p>
            <b>{t("shell.door.borrowed")}</b> {t("shell.door.borrowed-text")}
          </p>
        </div>
      </aside>
    </div>
  );
}
