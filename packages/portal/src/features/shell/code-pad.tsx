import { useMutation } from "@tanstack/react-query";
import { type JSX, useEffect, useRef, useState } from "react";
import { api } from "../../api/client.ts";
import { Problem } from "../../api/problem.ts";
import type { Session } from "../../app/session.ts";
import { useTexts } from "../../app/texts.tsx";
import { type CodeDigit, codeSigns } from "../../kit/code-signs.ts";
import { Icon } from "../../kit/icon.tsx";
import { Pictogram } from "../../kit/pictogram.tsx";

const LENGTH = 6;
const digits = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

/** The pad of ten signs. The sixth sign sends the code; the keyboard's digits and Backspace work too. */
export function CodePad({ onEntered }: { onEntered: (session: Session) => void }): JSX.Element {
  const { t } = useTexts();
  const [code, setCode] = useState<readonly number[]>([]);
  const [help, setHelp] = useState(false);
  const enter = useMutation({
    mutationFn: (typed: string) => api("POST /session/code", { body: { code: typed } }),
    onSuccess: onEntered,
    onError: () => setCode([]),
  });
  const press = (digit: number): void => {
    if (enter.isPending || code.length === LENGTH) return;
    const next = [...code, digit];
    setCode(next);
    if (next.length === LENGTH) enter.mutate(next.join(""));
  };
  const erase = (): void => {
    if (!enter.isPending) setCode(code.slice(0, -1));
  };

  const typed = useRef({ press, erase });
  useEffect(() => {
    typed.current = { press, erase };
  });
  useEffect(() => {
    const keys = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (/^\d$/.test(event.key)) typed.current.press(Number(event.key));
      else if (event.key === "Backspace") typed.current.erase();
    };
    document.addEventListener("keydown", keys);
    return () => document.removeEventListener("keydown", keys);
  }, []);

  const sign = (digit: number): JSX.Element => (
    <button
      key={digit}
      type="button"
      aria-label={t("shell.door.code.sign", { digit, name: t(`shell.sign.${signText(digit)}`) })}
      onClick={() => press(digit)}
    >
      <Pictogram id={codeSigns[signText(digit)]} size={46} />
      <span>{digit}</span>
    </button>
  );
  return (
    <>
      <ol className="six" aria-label={t("shell.door.code.label", { count: code.length })}>
        {Array.from({ length: LENGTH }, (_none, at) => (
          <Slot key={at} digit={code[at]} here={at === code.length} />
        ))}
      </ol>
      <p role="status" className="code-said">
        {enter.isPending
          ? t("shell.door.code.checking")
          : enter.isError && code.length === 0
            ? t(whyNot(enter.error))
            : ""}
      </p>
      <div className="pad" role="group" aria-label={t("shell.door.code.signs")}>
        {digits.map(sign)}
        <button className="w" type="button" onClick={erase}>
          {t("shell.door.code.erase")}
        </button>
        {sign(0)}
        <button
          className="w"
          type="button"
          aria-expanded={help}
          aria-controls="code-help"
          onClick={() => setHelp(!help)}
        >
          <Icon name="question" size={22} />
          {t("shell.door.code.help-button")}
        </button>
      </div>
      <div id="code-help">{help && <p className="code-more">{t("shell.door.code.help-text")}</p>}</div>
    </>
  );
}

function Slot({ digit, here }: { digit: number | undefined; here: boolean }): JSX.Element {
  const { t } = useTexts();
  if (digit === undefined)
    return (
      <li className={here ? "none here" : "none"} aria-current={here || undefined}>
        <span className="vh">{t(here ? "shell.door.code.next" : "shell.door.code.empty")}</span>
      </li>
    );
  return (
    <li>
      <Pictogram id={codeSigns[signText(digit)]} size={34} />
      {digit}
    </li>
  );
}

/** Only the ten keys give digits. */
const signText = (digit: number): CodeDigit => String(digit) as CodeDigit;

function whyNot(error: Error): "shell.door.code.wrong" | "shell.door.code.many" | "shell.door.code.failed" {
  if (!(error instanceof Problem)) return "shell.door.code.failed";
  if (error.code === "codeNotAccepted" || error.status === 400) return "shell.door.code.wrong";
  return error.code === "tooManyTries" ? "shell.door.code.many" : "shell.door.code.failed";
}
