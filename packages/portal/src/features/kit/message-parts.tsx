import { type JSX, useState } from "react";
import { Problem } from "../../api/problem.ts";
import { Button } from "../../kit/button.tsx";
import { EmptyPage } from "../../kit/empty-page.tsx";
import { DoneLine, Message } from "../../kit/message.tsx";
import { SavedNote } from "../../kit/saved-note.tsx";
import { TwoVersions } from "../../kit/two-versions.tsx";
import { Ruler, Skeleton } from "../../kit/waiting.tsx";

const at = "2026-03-02T09:42:00Z";
const refusal = new Problem(422, { code: "invalid" });

/** What the page says, while it works, and the small pages. */
export function MessageParts(): JSX.Element {
  const [done, setDone] = useState(true);
  return (
    <>
      <div className="kit-stack">
        <Message>Sparat kl. 10.42. Du kan stänga och fortsätta sen.</Message>
        <Message kind="ink" end={<a href="#messages">Visa dem</a>}>
          Fungerar utan nät. 2 ändringar skickas senare.
        </Message>
        <SavedNote state={{ kind: "saved", savedAt: at }} />
        <SavedNote state={{ kind: "saving", savedAt: at }} />
        <SavedNote state={{ kind: "offline", savedAt: at }} />
        <SavedNote state={{ kind: refusal.passing ? "offline" : "refused", savedAt: at }} />
      </div>
      <div className="kv">
        <TwoVersions
          title="Jonas har också ändrat den här platsen"
          rows={[
            { key: "hours", label: "Timmar", mine: "12 till 30 i veckan", theirs: "15 till 30 i veckan" },
            { key: "forklift", label: "Köra truck", mine: "Ingår", theirs: "Kan lämnas bort" },
          ]}
          onSave={() => setDone(true)}
        />
      </div>
      <div className="kv">
        {done ? (
          <DoneLine onUndo={() => setDone(false)}>T. B. fick frågan kl. 10.42</DoneLine>
        ) : (
          <Button onClick={() => setDone(true)}>Fråga T. B.</Button>
        )}
      </div>
      <div className="kg kv">
        <Skeleton rows={3} discs />
        <Ruler label="Läser in 118 av 350 rader" done={118} of={350}>
          <p className="small dim">Ungefär en minut kvar. Du kan stänga sidan, det fortsätter.</p>
          <Button small>Stoppa och behåll 118</Button>
        </Ruler>
      </div>
      <div className="kg three kv">
        <EmptyPage
          level={3}
          picture="hanger"
          title="Ingen passar än"
          action={<Button kind="sew">+ Lägg till bildstöd</Button>}
        >
          <p>Med bildstöd öppnas platsen för 14.</p>
        </EmptyPage>
        <EmptyPage level={3} picture="spool" title="Räknar om listan">
          <p>212 personer mot 14 krav. Det tar några sekunder.</p>
        </EmptyPage>
        <EmptyPage
          level={3}
          picture="thread"
          title="Det gick inte att hämta listan"
          action={<Button kind="main">Försök igen</Button>}
        >
          <p>Ingenting har försvunnit. Försök igen, eller fortsätt med gårdagens lista.</p>
          <p className="xs">Säg ”A7 40 K” om du ringer supporten.</p>
        </EmptyPage>
        <EmptyPage
          level={3}
          picture="drawer"
          title="Den här personen har en annan matchare"
          action={<Button>Be Jonas om att få följa</Button>}
        >
          <p>Jonas Ek är ansvarig. Du ser poäng och skäl, inte vem det är.</p>
        </EmptyPage>
        <EmptyPage level={3} picture="button" title="Här finns ingen sida" action={<Button>Till Platser</Button>}>
          <p>Platsen kan ha stängt. Det du söker kan ligga under Platser.</p>
        </EmptyPage>
      </div>
    </>
  );
}
