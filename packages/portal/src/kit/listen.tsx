import { type JSX, useEffect, useState } from "react";
import { useTexts } from "../app/texts.tsx";
import { Icon } from "./icon.tsx";

/** Reads a text aloud in the page's language, and stops when pressed again. Absent where the device cannot speak. */
export function Listen({ text }: { text: string }): JSX.Element | null {
  const { t, language } = useTexts();
  const [speaking, setSpeaking] = useState(false);
  const able = "speechSynthesis" in window;
  useEffect(() => (able ? () => window.speechSynthesis.cancel() : undefined), [able]);
  if (!able) return null;
  const press = (): void => {
    window.speechSynthesis.cancel();
    if (speaking) return setSpeaking(false);
    const speech = new SpeechSynthesisUtterance(text);
    speech.lang = language;
    speech.addEventListener("end", () => setSpeaking(false));
    speech.addEventListener("error", () => setSpeaking(false));
    window.speechSynthesis.speak(speech);
    setSpeaking(true);
  };
  return (
    <button type="button" className="listen" aria-pressed={speaking} onClick={press}>
      <Icon name="listen" size={26} />
      {t("shell.listen")}
    </button>
  );
}
