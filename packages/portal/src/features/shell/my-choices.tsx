import { languages as allLanguages } from "@passa/texts/languages";
import { type JSX, useState } from "react";
import { applyTheme, chosenTheme, languages, remember, themes } from "../../app/preferences.ts";
import { signOut } from "../../app/sign-out.ts";
import { useTexts } from "../../app/texts.tsx";
import { Button } from "../../kit/button.tsx";
import { Segmented } from "../../kit/segmented.tsx";

/** Language, light or dark, and the way out. */
export function MyChoices({ userId }: { userId: string }): JSX.Element {
  const { t, language, setLanguage } = useTexts();
  const [theme, setTheme] = useState(() => chosenTheme(userId));
  const [leaving, setLeaving] = useState(false);
  return (
    <>
      <Segmented
        full
        legend={t("shell.language")}
        choices={languages.map((value) => ({ value, label: allLanguages[value].name }))}
        value={language}
        onChange={(value) => {
          if (value === "unknown") return;
          remember("language", value, userId);
          void setLanguage(value);
        }}
      />
      <Segmented
        full
        legend={t("shell.theme")}
        choices={themes.map((value) => ({ value, label: t(`shell.theme.${value}`) }))}
        value={theme}
        onChange={(value) => {
          if (value === "unknown") return;
          setTheme(value);
          remember("theme", value, userId);
          applyTheme(value);
        }}
      />
      <Button
        busy={leaving && t("shell.signing-out")}
        onClick={() => {
          setLeaving(true);
          void signOut().finally(() => setLeaving(false));
        }}
      >
        {t("shell.sign-out")}
      </Button>
    </>
  );
}
