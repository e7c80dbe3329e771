import { type JSX, useEffect, useRef, useState } from "react";
import { useTexts } from "../../../app/texts.tsx";
import { Button } from "../../../kit/button.tsx";
import { TextField } from "../../../kit/field.tsx";
import { cameraReader } from "./camera.ts";
import type { KnownHall } from "./hall.ts";
import type { DayCommand } from "./queue.ts";

/** The card that was meant: a number, or the code that a reader types. */
export function cardIn({ people }: KnownHall, text: string): number | undefined {
  const written = text.trim().toUpperCase();
  return people.find(({ number, code }) => String(number) === written || code === written)?.number;
}

/** Check-in by number, by a reader that types the code of the card, or by the camera where there is one. */
export function CheckIn({
  hall,
  onCommand,
}: {
  hall: KnownHall;
  onCommand: (command: DayCommand) => void;
}): JSX.Element {
  const { t } = useTexts();
  const [text, setText] = useState("");
  const [last, setLast] = useState<number | "unknown">();
  const field = useRef<HTMLFormElement>(null);
  const take = (read: string): void => {
    const number = cardIn(hall, read);
    setLast(number ?? "unknown");
    if (number === undefined) return;
    onCommand({ kind: "checkIn", card: number });
    setText("");
  };
  useEffect(() => field.current?.querySelector("input")?.focus(), []);
  return (
    <div className="check-in">
      <form
        ref={field}
        className="in-line"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() !== "") take(text);
        }}
      >
        <TextField
          label={t("hall.check-in.field")}
          help={t("hall.check-in.help")}
          value={text}
          autoComplete="off"
          inputMode="text"
          missing={last === "unknown" ? t("hall.check-in.unknown") : undefined}
          onChange={(next) => {
            setText(next);
            if (last === "unknown") setLast(undefined);
          }}
        />
        <Button kind="main" type="submit">
          {t("hall.check-in.do")}
        </Button>
      </form>
      <p className="checked-in" role="status">
        {typeof last === "number" && t("hall.check-in.done", { number: last })}
      </p>
      <Camera onRead={take} />
    </div>
  );
}

/** The page comes with the right to the camera only when it is opened as a page of its own: links to it do so. */
function Camera({ onRead }: { onRead: (code: string) => void }): JSX.Element | null {
  const { t } = useTexts();
  const [on, setOn] = useState(false);
  const [failed, setFailed] = useState(false);
  const picture = useRef<HTMLVideoElement>(null);
  const read = useRef(onRead);
  useEffect(() => {
    read.current = onRead;
  }, [onRead]);
  useEffect(() => {
    const video = picture.current;
    if (!on || !video) return undefined;
    return cameraReader(
      video,
      (code) => read.current(code),
      () => {
        setOn(false);
        setFailed(true);
      },
    );
  }, [on]);
  if (!("mediaDevices" in navigator)) return null;
  return (
    <>
      <Button small onClick={() => setOn(!on)}>
        {t(on ? "hall.check-in.camera-stop" : "hall.check-in.camera")}
      </Button>
      {on && <video ref={picture} muted playsInline className="camera" />}
      {failed && <p role="status">{t("hall.check-in.camera-failed")}</p>}
    </>
  );
}
