import { type JSX, useState } from "react";
import { Button } from "react-aria-components/Button";
import { ComboBox, type Key } from "react-aria-components/ComboBox";
import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import { Text } from "react-aria-components/Text";
import { useTexts } from "../app/texts.tsx";
import { Icon } from "./icon.tsx";

export interface Found {
  readonly id: string;
  readonly name: string;
  /** At the end of the line: how many places, or why it is here. */
  readonly note?: string;
}

interface ComboSearchBoxProps {
  readonly label: string;
  readonly help?: string;
  readonly missing?: string | undefined;
  readonly id?: string;
  /** What stands in the field. */
  readonly text: string;
  readonly onText: (text: string) => void;
  /** What is found for the text, best first; the caller searches. */
  readonly found: readonly Found[];
  readonly onChoose: (found: Found) => void;
  /** Offers to take the words as they are. */
  readonly onAsWritten?: (text: string) => void;
}

const AS_WRITTEN = "as-written";

/** A field that searches, by keyboard as by hand. Use it through `ComboSearch`. */
export function ComboSearchBox({
  label,
  help,
  missing,
  id,
  text,
  onText,
  found,
  onChoose,
  onAsWritten,
}: ComboSearchBoxProps): JSX.Element {
  const { t } = useTexts();
  const [selected, setSelected] = useState<Key | null>(null);
  const lines = [
    ...found.map((one) => ({ key: one.id, found: one })),
    ...(onAsWritten && text.trim() ? [{ key: AS_WRITTEN, found: undefined }] : []),
  ];
  return (
    <ComboBox
      {...(id ? { id } : {})}
      className={`f${missing ? " err" : ""}`}
      items={lines}
      inputValue={text}
      onInputChange={onText}
      selectedKey={selected}
      isInvalid={Boolean(missing)}
      menuTrigger="input"
      allowsEmptyCollection
      allowsCustomValue
      onSelectionChange={(key) => {
        setSelected(key);
        if (key === null) return;
        const chosen = found.find((one) => one.id === key);
        if (chosen) onChoose(chosen);
        else if (key === AS_WRITTEN) onAsWritten?.(text.trim());
      }}
    >
      <Label className="lab">{label}</Label>
      {help && (
        <Text slot="description" className="help">
          {help}
        </Text>
      )}
      <div className="inp-box">
        <Input autoComplete="off" />
        <Button className="step" aria-label={t("shell.search.open")}>
          <Icon name="down" size={16} />
        </Button>
      </div>
      {missing && (
        <Text slot="errorMessage" className="do">
          <Icon name="pencil" />
          {missing}
        </Text>
      )}
      <Popover className="pop floating" offset={4}>
        <ListBox<(typeof lines)[number]>
          renderEmptyState={() => (
            <p className="opt">{text.trim() ? t("shell.search.none") : t("shell.search.write")}</p>
          )}
        >
          {({ key, found: one }) => (
            <ListBoxItem
              id={key}
              className={({ isFocused }) => `opt${isFocused ? " on" : ""}`}
              textValue={one?.name ?? text}
            >
              {one ? (
                <>
                  <Marked text={one.name} words={text} />
                  {one.note && <small>{one.note}</small>}
                </>
              ) : (
                <b>{t("shell.search.as-written", { text: text.trim() })}</b>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

/** The part of a name that was typed, underlined. */
function Marked({ text, words }: { text: string; words: string }): JSX.Element {
  const typed = words.trim();
  const at = typed ? text.toLocaleLowerCase().indexOf(typed.toLocaleLowerCase()) : -1;
  if (at < 0) return <span>{text}</span>;
  return (
    <span>
      {text.slice(0, at)}
      <mark>{text.slice(at, at + typed.length)}</mark>
      {text.slice(at + typed.length)}
    </span>
  );
}
