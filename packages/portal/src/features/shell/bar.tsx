import { Link } from "@tanstack/react-router";
import { type JSX, type ReactNode, useEffect, useRef, useState } from "react";
import { placesOf } from "../../app/navigation.ts";
import type { Session } from "../../app/session.ts";
import { useTexts } from "../../app/texts.tsx";
import { initialsOf } from "../../kit/disc.tsx";
import { Mark } from "../../kit/mark.tsx";
import { MyChoices } from "../../app/my-choices.tsx";

/** The bar at the top: mark, places to go, who I am. One panel holds what is mine, and on a phone the places too. */
export function Bar({ session }: { session: Session }): JSX.Element {
  const { t } = useTexts();
  const { user, tenant, employer } = session;
  const [open, setOpen] = useState(false);
  const bar = useRef<HTMLElement>(null);
  const opener = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!open) return undefined;
    const outside = (event: Event): void => {
      if (event.target instanceof Node && !bar.current?.contains(event.target)) setOpen(false);
    };
    const escape = (event: KeyboardEvent): void => {
      if (event.key !== "Escape") return;
      setOpen(false);
      opener.current?.focus();
    };
    document.addEventListener("pointerdown", outside);
    document.addEventListener("focusin", outside);
    document.addEventListener("keydown", escape);
    return () => {
      document.removeEventListener("pointerdown", outside);
      document.removeEventListener("focusin", outside);
      document.removeEventListener("keydown", escape);
    };
  }, [open]);
  const toggle = (event: { currentTarget: HTMLElement }): void => {
    opener.current = event.currentTarget;
    setOpen(!open);
  };
  const places = placesOf[user.role].map(({ to, text }) => (
    <li key={to}>
      <Link to={to} onClick={() => setOpen(false)}>
        {t(text)}
      </Link>
    </li>
  ));
  const controls = { "aria-expanded": open, "aria-controls": "me-panel", onClick: toggle } as const;
  return (
    <header ref={bar} className="bar-top">
      <div className="bar">
        <Link className="mark" to="/">
          <span className="mark-sign">
            <Mark />
          </span>
          Passa
        </Link>
        <nav aria-label={t("shell.nav.label")}>
          <ul>{places}</ul>
        </nav>
        <button type="button" className="me" {...controls}>
          <span className="me-who">
            {employer ? employer.name : user.name}
            <br />
            {employer ? user.name : t("shell.me.line", { role: t(`shell.role.${user.role}`), tenant: tenant.name })}
          </span>
          <span className="disc" aria-hidden="true">
            {initialsOf(employer ? employer.name : user.name)}
          </span>
        </button>
        <button type="button" className="btn sm menu" {...controls}>
          {t("shell.menu")}
        </button>
      </div>
      {open && (
        <Panel>
          <nav aria-label={t("shell.nav.label")}>
            <ul>{places}</ul>
          </nav>
          <MyChoices userId={user.id} />
        </Panel>
      )}
    </header>
  );
}

function Panel({ children }: { children: ReactNode }): JSX.Element {
  return (
    <div className="me-panel" id="me-panel">
      {children}
    </div>
  );
}
