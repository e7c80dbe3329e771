import { type ComponentProps, type JSX, lazy, Suspense } from "react";

const List = lazy(() => import("./menu-list.tsx").then((module) => ({ default: module.MenuList })));

/** A button with more to do under it. It stays open until one chooses. Its behaviour is fetched when it is needed. */
export function Menu(props: ComponentProps<typeof List>): JSX.Element {
  return (
    <Suspense
      fallback={
        <button type="button" className="btn" aria-haspopup="menu">
          {props.label}
        </button>
      }
    >
      <List {...props} />
    </Suspense>
  );
}
