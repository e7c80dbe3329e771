import { languages as allLanguages } from "@passa/texts/languages";
import { useMutation } from "@tanstack/react-query";
import { type JSX, useState } from "react";
import { applyTheme, chosenTheme, languages, remember, themes } from "./preferences.ts";
import { signOut } from "./sign-out.ts";
import { useTexts } from "./texts.tsx";
import { Button } from "../kit/button.tsx";
import { Segmented } from "../kit/segmented.tsx";

/** Language, light or dark, and the way out. */
export function MyChoices({ userId }: { userId: string }): JSX.Element {
  const { t } = useTexts();
  const [theme, setTheme] = useState(() => chosenTheme(userId));
  return (
    <>
      <LanguageChoice userId={userId} />
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
      <WayOut />
    </>
  );
}

export function LanguageChoice({ userId }: { userId: string }): JSX.Element {
  const { t, language, setLanguage } = useTexts();
  // The choice shows at once; its words come when they are fetched.
  const [wanted, setWanted] = useState(language);
  return (
    <Segmented
      full
      legend={t("shell.language")}
      choices={languages.map((value) => ({ value, label: allLanguages[value].name }))}
      value={wanted}
      onChange={(value) => {
        if (value === "unknown") return;
        setWanted(value);
        remember("language", value, userId);
        setLanguage(value);
      }}
    />
  );
}

/** Signs out; says so when it could not. */
export function WayOut(): JSX.Element {
  const { t } = useTexts();
  const leave = useMutation({ mutationFn: signOut });
  return (
    <>
      <Button busy={leave.isPending && t("shell.signing-out")} onClick={() => leave.mutate()}>
        {t("shell.sign-out")}
      </Button>
      <p role="status" className="small">
        {leave.isError && t("shell.sign-out-failed")}
      </p>
    </>
  );
}
