import { type JSX, type ReactNode, useState } from "react";
import "../../styles/kit-page.css";
import { useTexts } from "../../app/texts.tsx";
import { Mark } from "../../kit/mark.tsx";
import { PageTitle } from "../../kit/page.tsx";
import { ActionParts } from "./action-parts.tsx";
import { FieldParts } from "./field-parts.tsx";
import { MessageParts } from "./message-parts.tsx";
import { StateParts } from "./state-parts.tsx";

const sections: readonly { id: string; name: string; about: string; body: () => ReactNode }[] = [
  {
    id: "actions",
    name: "Knappar, dialog, meny, flikar",
    about: "En huvudknapp på varje sida. Streckad söm bara där platsen kan ändras. Sax där något försvinner för gott.",
    body: () => <ActionParts />,
  },
  {
    id: "fields",
    name: "Fält, frågor och vecka",
    about: "Frågan står ovanför, hjälpen under frågan, och båda syns hela tiden. ”Vet inte än” är ett svar.",
    body: () => <FieldParts />,
  },
  {
    id: "messages",
    name: "Besked, vänta och små sidor",
    about: "Inget flyger in och försvinner. Sidans besked står överst. Det du nyss gjorde bekräftas där du gjorde det.",
    body: () => <MessageParts />,
  },
  {
    id: "states",
    name: "Person, band, lägen och tabell",
    about: "Form, ord och färg alltid tillsammans. Gult är här. Skivan är personen.",
    body: () => <StateParts />,
  },
];

/** Every part and state, for developers and for the accessibility tests. Its examples are in Swedish only. */
export function KitPage(): JSX.Element {
  const { t } = useTexts();
  const [theme, setTheme] = useState<"light" | "dark">("light");
  return (
    <>
      <PageTitle>Byggsats</PageTitle>
      <a className="skip" href="#m">
        {t("shell.skip")}
      </a>
      <header className="bar">
        <span className="mark">
          <span className="mark-sign">
            <Mark />
          </span>
          Passa
        </span>
        <button
          className="btn sm kit-theme"
          type="button"
          onClick={() => {
            const next = theme === "light" ? "dark" : "light";
            setTheme(next);
            document.documentElement.setAttribute("data-theme", next);
          }}
        >
          {t(theme === "light" ? "shell.theme.dark" : "shell.theme.light")}
        </button>
      </header>
      <main id="m" className="page" lang="sv">
        <h1 className="kit-h">Byggsatsen</h1>
        <p className="lede">Allt som sidorna är sydda av. Ta delen som den är, med text, tangenter och lägen.</p>
        <div className="kit">
          <nav aria-label="Delar">
            <ul>
              {sections.map(({ id, name }) => (
                <li key={id}>
                  <a href={`#${id}`}>{name}</a>
                </li>
              ))}
            </ul>
          </nav>
          <div>
            {sections.map(({ id, name, about, body }) => (
              <section className="ks" id={id} key={id} aria-labelledby={`${id}-h`}>
                <h2 id={`${id}-h`}>{name}</h2>
                <p>{about}</p>
                {body()}
              </section>
            ))}
          </div>
        </div>
      </main>
    </>
  );
}
