import { type JSX, type ReactNode, useRef, useState } from "react";
import { useTexts } from "../app/texts.tsx";
import { Button } from "./button.tsx";
import { PictureTile } from "./pictogram.tsx";

/** A place to drop or choose one file. Nothing is sent by it: `onFile` gets the file. */
export function FileDrop({
  title,
  help,
  accept,
  onFile,
  actions,
}: {
  title: string;
  help: ReactNode;
  /** As of `<input accept>`: ".csv,.xlsx". */
  accept: string;
  onFile: (file: File) => void;
  /** Instead of the button that chooses a file, when one is chosen. */
  actions?: ReactNode;
}): JSX.Element {
  const { t } = useTexts();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  return (
    <div
      className={`drop${over ? " over" : ""}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const file = event.dataTransfer.files[0];
        if (file) onFile(file);
      }}
    >
      <PictureTile id="checklist" size={38} />
      <div>
        <b>{title}</b>
        <div className="small dim">{help}</div>
      </div>
      <input
        ref={input}
        className="vh"
        type="file"
        accept={accept}
        tabIndex={-1}
        aria-label={title}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) onFile(file);
          event.target.value = "";
        }}
      />
      <div className="kr">
        {actions ?? <Button onClick={() => input.current?.click()}>{t("shell.file.choose")}</Button>}
      </div>
    </div>
  );
}
