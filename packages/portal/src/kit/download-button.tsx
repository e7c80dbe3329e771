import type { JSX, ReactNode } from "react";
import { Button } from "./button.tsx";

/** A button that saves a CSV file which the page makes itself. */
export function DownloadButton({
  name,
  csv,
  children,
}: {
  /** What the file is called. */
  name: string;
  csv: () => string;
  children: ReactNode;
}): JSX.Element {
  const download = (): void => {
    const address = URL.createObjectURL(new Blob([csv()], { type: "text/csv;charset=utf-8" }));
    const link = document.createElement("a");
    link.href = address;
    link.download = name;
    link.click();
    URL.revokeObjectURL(address);
  };
  return <Button onClick={download}>{children}</Button>;
}
