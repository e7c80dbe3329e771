import { type ComponentProps, type JSX, lazy, Suspense } from "react";
import { Skeleton } from "./waiting.tsx";

const Box = lazy(() => import("./combo-search-box.tsx").then((module) => ({ default: module.ComboSearchBox })));

/** Search and choose among many: words typed are marked in what is found. Its behaviour is fetched when it is needed. */
export function ComboSearch(props: ComponentProps<typeof Box>): JSX.Element {
  return (
    <Suspense fallback={<Skeleton rows={1} />}>
      <Box {...props} />
    </Suspense>
  );
}
