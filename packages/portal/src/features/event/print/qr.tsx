import type { JSX } from "react";
import { encode } from "uqr";

/** A QR code as one shape: of a card it holds the random code of that event, nothing else. */
export function QrCode({ text, label, size }: { text: string; label: string; size: number }): JSX.Element {
  const { data } = encode(text, { ecc: "M", border: 0 });
  const squares = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  return (
    <svg
      className="qr"
      width={size}
      height={size}
      viewBox={`-1 -1 ${data.length + 2} ${data.length + 2}`}
      role="img"
      aria-label={label}
    >
      <path d={squares} fill="#000" />
    </svg>
  );
}
