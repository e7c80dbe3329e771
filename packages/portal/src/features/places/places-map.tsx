import "leaflet/dist/leaflet.css";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { control, divIcon, latLngBounds, layerGroup, map as createMap, type Map as LeafletMap, marker } from "leaflet";
import { type JSX, useEffect, useMemo, useRef, useState } from "react";
import { useTexts } from "../../app/texts.tsx";
import { Button } from "../../kit/button.tsx";
import { type MapPoint, pointsOf, readableNames } from "./map-points.ts";
import { localitiesQuery, type PlaceRow } from "./queries.ts";

/** Far enough out for a county, near enough for a street. */
const zooms = { minZoom: 7, maxZoom: 15 } as const;

/**
 * The places of the list on a map of names alone: no pictures of the ground are fetched from anybody. Every workplace
 * is a marker, reached by Tab and opened by Enter; what is at it is told under the map.
 */
export function PlacesMap({ rows, mayRank }: { rows: readonly PlaceRow[]; mayRank: boolean }): JSX.Element {
  const { t } = useTexts();
  const { data: localities } = useQuery(localitiesQuery);
  const points = useMemo(() => pointsOf(rows), [rows]);
  const frame = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<LeafletMap>();
  const [chosen, setChosen] = useState<string>();
  const open = points.find(({ id }) => id === chosen);

  useEffect(() => {
    if (!frame.current) return undefined;
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    const made = createMap(frame.current, {
      ...zooms,
      attributionControl: false,
      zoomControl: false,
      zoomAnimation: !still,
      fadeAnimation: !still,
      scrollWheelZoom: false,
      zoomSnap: 0.25,
      zoomDelta: 0.75,
    });
    made.setView([56.2, 15.4], 9);
    setMap(made);
    return () => {
      made.remove();
      setMap(undefined);
    };
  }, []);

  useEffect(() => {
    if (!map) return undefined;
    const zoom = control.zoom({ zoomInTitle: t("places.map.in"), zoomOutTitle: t("places.map.out") }).addTo(map);
    return () => void zoom.remove();
  }, [map, t]);

  useEffect(() => {
    if (!map || !localities) return undefined;
    const names = layerGroup().addTo(map);
    const draw = (): void => {
      names.clearLayers();
      const at = (place: { lat: number; lon: number }): { x: number; y: number } => map.project([place.lat, place.lon]);
      const readable = readableNames(
        localities.items.map(({ name, location }) => ({ name, x: at(location).x, y: at(location).y })),
        points.map(at),
      );
      for (const { name, location } of localities.items) {
        const down = readable.get(name);
        if (down !== undefined)
          marker([location.lat, location.lon], {
            icon: divIcon({ className: "map-name", html: textElement(name), iconSize: [0, 0], iconAnchor: [0, -down] }),
            interactive: false,
            keyboard: false,
          }).addTo(names);
      }
    };
    draw();
    map.on("zoomend", draw);
    return () => {
      map.off("zoomend", draw);
      names.remove();
    };
  }, [map, localities, points]);

  useEffect(() => {
    if (!map) return undefined;
    const marks = layerGroup(
      points.map((point) => {
        const label = t("places.map.marker", {
          workplace: point.workplace,
          locality: point.locality,
          count: point.places.length,
        });
        const mark = marker([point.lat, point.lon], {
          icon: divIcon({ className: "map-mark", html: textElement(String(point.places.length)), iconSize: [36, 36] }),
          alt: label,
          keyboard: true,
        });
        mark.on("add", () => {
          const element = mark.getElement();
          element?.setAttribute("aria-label", label);
          element?.setAttribute("role", "button");
        });
        mark.on("click", () => setChosen(point.id));
        mark.on("keypress", ({ originalEvent }) => {
          if (originalEvent.key === "Enter" || originalEvent.key === " ") setChosen(point.id);
        });
        return mark;
      }),
    ).addTo(map);
    return () => void marks.remove();
  }, [map, points, t]);

  useEffect(() => whole(map, points), [map, points]);

  return (
    <section className="places-map" aria-label={t("places.map")}>
      {points.length === 0 && <p className="dim">{t("places.map.none")}</p>}
      <div ref={frame} className="map-frame" role="application" aria-label={t("places.map")} />
      <div className="map-under">
        <p className="dim small">{t("places.map.about")}</p>
        <Button kind="bare" small onClick={() => whole(map, points)}>
          {t("places.map.all")}
        </Button>
      </div>
      <div aria-live="polite">{open && <Chosen point={open} mayRank={mayRank} />}</div>
    </section>
  );
}

/** Shows all points, with some room around. */
function whole(map: LeafletMap | undefined, points: readonly MapPoint[]): void {
  if (map && points.length > 0)
    map.fitBounds(latLngBounds(points.map(({ lat, lon }) => [lat, lon])), {
      padding: [48, 48],
      maxZoom: 12,
      animate: false,
    });
}

/** Text as an element: names come from people and are never read as HTML. */
function textElement(text: string): HTMLElement {
  const element = document.createElement("span");
  element.textContent = text;
  return element;
}

function Chosen({ point, mayRank }: { point: MapPoint; mayRank: boolean }): JSX.Element {
  const { t } = useTexts();
  return (
    <div className="map-chosen">
      <h2>{t("places.map.chosen", { workplace: point.workplace, locality: point.locality })}</h2>
      <ul>
        {point.places.map((place) => (
          <li key={place.id}>
            {mayRank ? (
              <Link to="/places/$placementId" params={{ placementId: place.id }} preload={false}>
                {place.title || t("places.untitled")}
              </Link>
            ) : (
              place.title || t("places.untitled")
            )}{" "}
            <span className={`place-state is-${place.state}`}>{t(`places.state.${place.state}`)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
