import { type ComponentProps, type JSX, useId } from "react";
import { Icon } from "./icon.tsx";

/** main: the one of the page · sew: alters a place · bare: steps aside · gone: nothing brings it back */
export type ButtonKind = "main" | "plain" | "sew" | "bare" | "gone";

/** The classes of a button, for a link that looks like one. */
export function buttonClass(kind: ButtonKind = "plain", small = false): string {
  const look = { main: " main", plain: "", sew: " sew", bare: " bare", gone: " danger" }[kind];
  return `btn${look}${small ? " sm" : ""}`;
}

interface ButtonProps extends Omit<ComponentProps<"button">, "disabled"> {
  readonly kind?: ButtonKind;
  readonly small?: boolean;
  /** What is going on ("Skickar …"), instead of the words, while it works. */
  readonly busy?: string | false | undefined;
  /** Why it cannot be pressed yet; shown beside it. The button stays reachable. */
  readonly cannot?: string | false | undefined;
}

/** A button. It is never disabled out of reach: while busy or not possible it says so. */
export function Button({
  kind = "plain",
  small = false,
  busy,
  cannot,
  className,
  onClick,
  children,
  type = "button",
  ...rest
}: ButtonProps): JSX.Element {
  const why = useId();
  const still = Boolean(busy) || Boolean(cannot);
  return (
    <>
      <button
        {...rest}
        type={type}
        className={[buttonClass(kind, small), busy && "busy", className].filter(Boolean).join(" ")}
        aria-disabled={still || undefined}
        aria-describedby={cannot ? why : rest["aria-describedby"]}
        onClick={(event) => {
          if (still) event.preventDefault();
          else onClick?.(event);
        }}
      >
        {kind === "gone" && <Icon name="scissors" />}
        {busy || children}
      </button>
      {cannot && (
        <span id={why} className="small dim">
          {cannot}
        </span>
      )}
    </>
  );
}
