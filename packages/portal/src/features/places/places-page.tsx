import "../../styles/places-page.css";
import { vocabularyName } from "@passa/texts/vocabulary";
import { useInfiniteQuery, useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { type JSX, lazy, Suspense } from "react";
import { signedInRoute } from "../../app/layouts.tsx";
import { useTexts } from "../../app/texts.tsx";
import { vocabularyQuery } from "../../app/vocabulary.ts";
import { Button, buttonClass } from "../../kit/button.tsx";
import { EmptyPage } from "../../kit/empty-page.tsx";
import { SelectField } from "../../kit/field.tsx";
import { Message } from "../../kit/message.tsx";
import { PageHead } from "../../kit/page.tsx";
import { Segmented } from "../../kit/segmented.tsx";
import { Skeleton } from "../../kit/waiting.tsx";
import { PlacesTable } from "./places-table.tsx";
import { employersQuery, placesQuery, tenantQuery } from "./queries.ts";
import { placesRoute } from "./routes.ts";
import { SavedViews } from "./saved-views-bar.tsx";
import { filterOf, isFiltered, type PlacesFilter, type PlacesSearch, placeStates, readPlacesSearch } from "./search.ts";
import { SearchBox } from "./search-box.tsx";

const PlacesMap = lazy(() => import("./places-map.tsx").then((module) => ({ default: module.PlacesMap })));

/** All places of the municipality, for staff. */
export function PlacesPage(): JSX.Element {
  const texts = useTexts();
  const { t } = texts;
  const search = placesRoute.useSearch();
  const filter = filterOf(search);
  const { session } = signedInRoute.useRouteContext();
  const navigate = useNavigate({ from: "/places" });
  const { data: vocabulary } = useSuspenseQuery(vocabularyQuery);
  const { data: employers } = useQuery(employersQuery);
  const list = useInfiniteQuery(placesQuery(filter));
  if (list.error && !list.data) throw list.error;
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const mayRank = session.user.role === "matcher";

  const go = (change: { [K in keyof PlacesSearch]: PlacesSearch[K] | undefined }): void =>
    void navigate({ search: (now) => readPlacesSearch({ ...now, ...change }), replace: true, resetScroll: false });
  const show = (wanted: PlacesFilter): void =>
    go({ q: undefined, state: undefined, field: undefined, employer: undefined, ...wanted });

  const first = list.data !== undefined && rows.length === 0 && !isFiltered(filter);
  return (
    <div className="places-page">
      <div className="places-head">
        <PageHead title={t("places.title")} />
      </div>
      {first ? (
        <FirstPlace />
      ) : (
        <>
          <div className="filters" role="search">
            <SearchBox key={filter.q} q={filter.q ?? ""} onSearch={(q) => go({ q })} />
            <SelectField
              label={t("places.state")}
              value={filter.state ?? ""}
              empty={t("places.state.any")}
              choices={placeStates.map((value) => ({ value, label: t(`places.state.${value}`) }))}
              onChange={(state) => go({ state: state || undefined })}
            />
            <SelectField
              label={t("places.field")}
              value={filter.field ?? ""}
              empty={t("places.field.any")}
              choices={vocabulary.fields.map(({ id }) => ({ value: id, label: vocabularyName(texts, "field", id) }))}
              onChange={(field) => go({ field: field || undefined })}
            />
            <SelectField
              label={t("places.employer")}
              value={filter.employer ?? ""}
              empty={t("places.employer.any")}
              choices={(employers?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(employer) => go({ employer: employer || undefined })}
            />
          </div>
          <SavedViews userId={session.user.id} filter={filter} onShow={show} />
          <div className="shown-row">
            <p className="dim" role="status">
              {t("places.shown", { more: list.hasNextPage ? "yes" : "no", count: rows.length })}
            </p>
            {isFiltered(filter) && (
              <Button kind="bare" small onClick={() => show({})}>
                {t("places.clear")}
              </Button>
            )}
            <Segmented
              legend={t("places.look")}
              legendHidden
              choices={[
                { value: "list", label: t("places.look.list") },
                { value: "map", label: t("places.look.map") },
              ]}
              value={search.look ?? "list"}
              onChange={(look) => go({ look: look === "map" ? "map" : undefined })}
            />
          </div>
          {rows.length === 0 && !list.isPending ? (
            <EmptyPage
              picture="button"
              title={t("places.none.title")}
              action={<Button onClick={() => show({})}>{t("places.clear")}</Button>}
            >
              <p>{t("places.none.text")}</p>
            </EmptyPage>
          ) : (
            <>
              {search.look === "map" && (
                <Suspense
                  fallback={
                    <div className="map-frame">
                      <Skeleton rows={4} />
                    </div>
                  }
                >
                  <PlacesMap rows={rows} mayRank={mayRank} />
                </Suspense>
              )}
              <PlacesTable rows={rows} mayRank={mayRank} />
              {list.hasNextPage && (
                <p className="more-places">
                  <Button
                    busy={list.isFetchingNextPage && t("places.more-busy")}
                    onClick={() => void list.fetchNextPage()}
                  >
                    {t("places.more")}
                  </Button>
                </p>
              )}
              {list.isFetchNextPageError && <Message icon="question">{t("places.more-failed")}</Message>}
            </>
          )}
        </>
      )}
    </div>
  );
}

/** Before there is any place: what is there already, and the one way on. */
function FirstPlace(): JSX.Element {
  const { t } = useTexts();
  const { data: tenant } = useQuery(tenantQuery);
  const count = tenant?.employers ?? 0;
  return (
    <EmptyPage
      picture="hanger"
      title={t("places.first.title")}
      action={
        <Link className={buttonClass("main")} to="/employers">
          {t("places.first.to-employers")}
        </Link>
      }
    >
      <p>{count === 0 ? t("places.first.no-employers") : t("places.first.employers", { count })}</p>
    </EmptyPage>
  );
}
