import "react";

declare module "react" {
  // A custom property is a way to hand a number to the stylesheet.
  interface CSSProperties {
    readonly [property: `--${string}`]: string | number | undefined;
  }
}
