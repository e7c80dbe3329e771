import type { JSX } from "react";
import { Button } from "react-aria-components/Button";
import { Menu, MenuItem, MenuTrigger } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import { Icon } from "./icon.tsx";

export interface MenuLine {
  readonly key: string;
  readonly text: string;
  /** At the end of the line, for example a key. */
  readonly note?: string;
  /** Nothing brings it back: scissors, and a line above. */
  readonly gone?: boolean;
  readonly onChoose: () => void;
}

/** Use it through `Menu`. */
export function MenuList({
  label,
  lines,
  small = false,
}: {
  label: string;
  lines: readonly MenuLine[];
  small?: boolean;
}): JSX.Element {
  return (
    <MenuTrigger>
      <Button className={`btn${small ? " sm" : ""}`}>
        {label}
        <Icon name="down" size={16} />
      </Button>
      <Popover className="pop floating" placement="bottom start" offset={6}>
        <Menu aria-label={label} onAction={(key) => lines.find((line) => line.key === key)?.onChoose()}>
          {lines.map((line) => (
            <MenuItem
              key={line.key}
              id={line.key}
              textValue={line.text}
              className={({ isFocused }) => `opt${isFocused ? " on" : ""}${line.gone ? " cut" : ""}`}
            >
              {line.gone && <Icon name="scissors" />}
              {line.text}
              {line.note && <small>{line.note}</small>}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
