import { type JSX, type ReactNode, useId } from "react";
import { useTexts } from "../../app/texts.tsx";
import { Button } from "../../kit/button.tsx";

/** A part of the profile: open with its questions, or folded to a line that says what is known. */
export function ProfileSection({
  title,
  unknown,
  total,
  summary,
  open,
  onToggle,
  id,
  children,
}: {
  title: string;
  /** Questions of the section, and how many of them are not known yet. */
  unknown: number;
  total: number;
  /** What is known, in a line, while folded. */
  summary: string;
  open: boolean;
  onToggle: () => void;
  id: string;
  children: ReactNode;
}): JSX.Element {
  const { t } = useTexts();
  const head = useId();
  const left =
    unknown === 0
      ? t("profile.section.all")
      : open
        ? t("profile.section.some", { total, unknown })
        : t("profile.section.left", { unknown });
  const button = (
    <Button small aria-expanded={open} aria-controls={id} onClick={onToggle}>
      {t(open ? "profile.section.close" : "profile.section.open")}
      <span className="vh"> {title}</span>
    </Button>
  );
  return (
    <section className={open ? "ps" : "ps folded"} aria-labelledby={head}>
      {open ? (
        <div className="h">
          <h2 id={head}>{title}</h2>
          <span className="kr">
            {total > 0 && <span>{left}</span>}
            {button}
          </span>
        </div>
      ) : (
        <div className="fold">
          <div className="fold-text">
            <h2 id={head}>{title}</h2>
            {summary && <span>{summary}</span>}
          </div>
          {total > 0 && <span className="small dim fold-left">{left}</span>}
          {button}
        </div>
      )}
      <div id={id}>{open && children}</div>
    </section>
  );
}
