import { type JSX, useState } from "react";
import { Button } from "../../kit/button.tsx";
import { Dialog } from "../../kit/dialog.tsx";
import { Menu } from "../../kit/menu.tsx";
import { Help } from "../../kit/message.tsx";
import { Steps } from "../../kit/steps.tsx";

/** Buttons in every kind and state, and what opens. */
export function ActionParts(): JSX.Element {
  const [open, setOpen] = useState(false);
  return (
    <>
      <div className="kr">
        <Button kind="main">Föreslå platsen</Button>
        <Button>Kortlista</Button>
        <Button kind="sew">+ Lägg till bildstöd</Button>
        <Button kind="bare">Hoppa över</Button>
        <Button kind="gone" onClick={() => setOpen(true)}>
          Ta bort utkastet
        </Button>
      </div>
      <p className="kt kv">
        Små, i personalens paneler. Upptagen säger vad som pågår. En knapp som inte går än säger varför.
      </p>
      <div className="kr">
        <Button kind="main" small>
          Ring
        </Button>
        <Button small>Ändra</Button>
        <Button kind="sew" small>
          + Lyfthjälp
        </Button>
        <Button kind="main" busy="Skickar …">
          Skicka
        </Button>
        <Button cannot="Går när två uppgifter till är beskrivna.">Publicera platsen</Button>
      </div>
      <Dialog
        title="Vill du ta bort utkastet?"
        open={open}
        onClose={() => setOpen(false)}
        actions={
          <>
            <Button kind="gone" onClick={() => setOpen(false)}>
              Ta bort utkastet
            </Button>
            <Button onClick={() => setOpen(false)}>Behåll</Button>
          </>
        }
      >
        <p>Tre uppgifter och bilderna försvinner. Det går inte att ångra.</p>
      </Dialog>
      <div className="kg kv">
        <div>
          <Menu
            label="Mer om H. A."
            lines={[
              { key: "compare", text: "Jämför med tre andra", onChoose: () => setOpen(false) },
              { key: "print", text: "Skriv ut", note: "Ctrl P", onChoose: () => setOpen(false) },
              { key: "end", text: "Avsluta i projektet", gone: true, onChoose: () => setOpen(true) },
            ]}
          />
        </div>
        <Help question="Vad betyder ork och marginal?">
          Hur mycket kraft som är kvar när dagen är slut. Mer marginal ger fler poäng, för då håller praktiken längre.
        </Help>
      </div>
      <div className="kv">
        <Steps names={["Arbetsplatsen", "Uppgifterna", "Tiderna", "Stödet"]} current={1} />
      </div>
      <nav aria-label="H. A.">
        <div className="tab-row">
          <a href="#actions" aria-current="page">
            Profil
          </a>
          <a href="#fields">Platser 9</a>
          <a href="#states">Väg</a>
        </div>
      </nav>
    </>
  );
}
