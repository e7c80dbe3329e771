import { type JSX, useState } from "react";
import { useTexts } from "../../app/texts.tsx";
import { Button } from "../../kit/button.tsx";
import { TextField } from "../../kit/field.tsx";
import { Icon } from "../../kit/icon.tsx";
import { DoneLine } from "../../kit/message.tsx";
import { keepViews, loadViews, longestName, type SavedView, withView } from "./saved-views.ts";
import { isFiltered, type PlacesFilter, sameFilter } from "./search.ts";

/** The user's named filters, and the way to name the one that is on. */
export function SavedViews({
  userId,
  filter,
  onShow,
}: {
  userId: string;
  filter: PlacesFilter;
  onShow: (filter: PlacesFilter) => void;
}): JSX.Element | null {
  const { t } = useTexts();
  const [views, setViews] = useState(() => loadViews(userId));
  const [name, setName] = useState<string>();
  const [missing, setMissing] = useState(false);
  const [removed, setRemoved] = useState<SavedView>();
  const here = views.find((view) => sameFilter(view.filter, filter));
  const keep = (next: SavedView[]): void => {
    setViews(next);
    keepViews(userId, next);
  };
  if (views.length === 0 && !removed && !isFiltered(filter)) return null;
  return (
    <div className="views">
      {views.length > 0 && (
        <ul aria-label={t("places.views")}>
          {views.map((view) => (
            <li key={view.name} className={view === here ? "on" : undefined}>
              <button
                type="button"
                aria-current={view === here ? "true" : undefined}
                onClick={() => onShow(view.filter)}
              >
                {view.name}
              </button>
              <button
                type="button"
                className="x"
                aria-label={t("places.views.remove", { name: view.name })}
                onClick={() => {
                  keep(views.filter((other) => other !== view));
                  setRemoved(view);
                }}
              >
                <Icon name="close" size={14} />
              </button>
            </li>
          ))}
        </ul>
      )}
      {name === undefined ? (
        isFiltered(filter) &&
        !here && (
          <Button kind="bare" small onClick={() => setName("")}>
            {t("places.views.save")}
          </Button>
        )
      ) : (
        <form
          className="name-view"
          onSubmit={(event) => {
            event.preventDefault();
            const given = name.trim();
            setMissing(given === "");
            if (given === "") return;
            keep(withView(views, { name: given, filter }));
            setName(undefined);
            setRemoved(undefined);
          }}
        >
          <TextField
            label={t("places.views.name")}
            value={name}
            onChange={setName}
            maxLength={longestName}
            autoComplete="off"
            autoFocus
            missing={missing && name.trim() === "" ? t("places.views.name-missing") : undefined}
          />
          <Button type="submit">{t("places.views.keep")}</Button>
          <Button kind="bare" onClick={() => setName(undefined)}>
            {t("places.views.cancel")}
          </Button>
        </form>
      )}
      {removed && (
        <DoneLine
          onUndo={() => {
            keep(withView(views, removed));
            setRemoved(undefined);
          }}
        >
          {t("places.views.removed", { name: removed.name })}
        </DoneLine>
      )}
    </div>
  );
}
