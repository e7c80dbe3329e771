import { levelName, vocabularyAbout, type VocabularyKind, vocabularyName } from "@passa/texts/vocabulary";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { type JSX, type ReactNode, useState } from "react";
import { tenantQuery } from "../../app/tenant.ts";
import { useTexts, type Words } from "../../app/texts.tsx";
import { vocabularyQuery } from "../../app/vocabulary.ts";
import { Chip } from "../../kit/chip.tsx";
import { TextField } from "../../kit/field.tsx";
import { PageHead } from "../../kit/page.tsx";
import { PictureTile } from "../../kit/pictogram.tsx";
import { Sheet } from "../../kit/sheet.tsx";
import { Tabs } from "../../kit/tabs.tsx";
import { effectsOf, factsOf } from "./effects.ts";
import { kinds } from "./kinds.ts";
import { skillsFoundQuery } from "./queries.ts";

const page = getRouteApi("/signed-in/admin/vocabulary");

interface Entry {
  readonly id: string;
  readonly pictogram: string;
  readonly kind: VocabularyKind;
  readonly group?: string;
  readonly lines: readonly string[];
}

/** The words that matching reads: what each is, what it does, and how more of them come in. */
export function VocabularyPage(): JSX.Element {
  const words = useTexts();
  const { t } = words;
  const { kind, q = "" } = page.useSearch();
  const navigate = page.useNavigate();
  const [typed, setTyped] = useState(q);
  const entries = useEntries(words)[kind].filter((entry) => q === "" || saysOf(entry, words).includes(lower(q, words)));
  const groups = [...new Set(entries.map(({ group }) => group))];
  return (
    <div className="lines-page">
      <PageHead title={t("words.title")} lede={t("words.lede")} />
      <div className="prof">
        <div>
          <Tabs
            label={t("words.kinds")}
            tabs={kinds.map((one) => ({
              text: t(`words.kind.${one}`),
              link: {
                to: "/vocabulary",
                search: { kind: one, ...(q && { q }) },
                activeOptions: { exact: true, includeSearch: true },
              },
            }))}
          />
          <div className="list-search">
            <TextField
              type="search"
              label={t("words.search")}
              value={typed}
              maxLength={80}
              onChange={(text) => {
                setTyped(text);
                const wanted = text.trim();
                void navigate({ search: { kind, ...(wanted && { q: wanted }) }, replace: true });
              }}
            />
          </div>
          {entries.length === 0 && <p className="dim">{t("words.none", { q })}</p>}
          {groups.map((group) => (
            <Group key={group ?? ""} title={group}>
              {entries
                .filter((entry) => entry.group === group)
                .map((entry) => (
                  <EntryLine key={entry.id} entry={entry} words={words} />
                ))}
            </Group>
          ))}
          {kind === "skill" && q !== "" && <ImportedSkills q={q} />}
        </div>
        <aside>
          <ImportState />
        </aside>
      </div>
    </div>
  );
}

function useEntries(words: Words): Record<VocabularyKind, readonly Entry[]> {
  const { t } = words;
  const { data } = useSuspenseQuery(vocabularyQuery);
  return {
    dimension: data.dimensions.map(({ id, pictogram, area, icf, demandSteps }) => ({
      id,
      pictogram,
      kind: "dimension",
      group: t(`vocabulary.area.${area}`),
      lines: [
        t("words.dimension.levels", {
          levels: demandSteps.map((level) => levelName(words, "demand", id, level)).join(", "),
        }),
        t("words.dimension.icf", { icf }),
      ],
    })),
    adaptation: data.adaptations.map((adaptation) => ({
      id: adaptation.id,
      pictogram: adaptation.pictogram,
      kind: "adaptation",
      group: t(`vocabulary.group.${adaptation.group}`),
      lines: effectsOf(adaptation, words),
    })),
    skill: data.skills.map((skill) => ({
      id: skill.id,
      pictogram: skill.pictogram,
      kind: "skill",
      lines: factsOf(skill, words),
    })),
    format: data.formats.map((one) => ({ ...one, kind: "format", lines: [] })),
    field: data.fields.map(({ id, pictogram, conceptId }) => ({
      id,
      pictogram,
      kind: "field",
      lines: [t("words.skill.concept", { id: conceptId })],
    })),
    tag: data.tags.map((one) => ({ ...one, kind: "tag", lines: [] })),
  };
}

const lower = (text: string, { language }: Words): string => text.toLocaleLowerCase(language);

const saysOf = (entry: Entry, words: Words): string =>
  lower(
    [vocabularyName(words, entry.kind, entry.id), vocabularyAbout(words, entry.kind, entry.id), entry.id].join(" "),
    words,
  );

function Group({ title, children }: { title: string | undefined; children: ReactNode }): JSX.Element {
  return (
    <section className="ps">
      {title !== undefined && (
        <div className="h">
          <h2>{title}</h2>
        </div>
      )}
      <ul className="entries">{children}</ul>
    </section>
  );
}

function EntryLine({ entry, words }: { entry: Entry; words: Words }): JSX.Element {
  const about = vocabularyAbout(words, entry.kind, entry.id);
  return (
    <li className="entry word">
      <PictureTile id={entry.pictogram} />
      <div>
        <h3 className="word-h">{vocabularyName(words, entry.kind, entry.id)}</h3>
        {about !== undefined && <p className="dim">{about}</p>}
        {entry.lines.length > 0 && (
          <ul className="word-lines small">
            {entry.lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}

function ImportedSkills({ q }: { q: string }): JSX.Element | null {
  const { t } = useTexts();
  const { data } = useQuery(skillsFoundQuery(q));
  const imported = data?.items.filter(({ curated }) => !curated) ?? [];
  if (imported.length === 0) return null;
  return (
    <section className="ps" aria-labelledby="imported-skills">
      <div className="h">
        <h2 id="imported-skills">{t("words.imported")}</h2>
        <span>{t("words.imported-help")}</span>
      </div>
      <div className="chips">
        {imported.map(({ id, label }) => (
          <Chip key={id}>{label}</Chip>
        ))}
      </div>
    </section>
  );
}

/** How much of the taxonomy is here, and how to bring it in: from the command line, by whoever runs the installation. */
function ImportState(): JSX.Element {
  const { t } = useTexts();
  const { data: tenant } = useSuspenseQuery(tenantQuery);
  return (
    <Sheet aria-labelledby="import-h">
      <h2 id="import-h">{t("words.import.title")}</h2>
      <p className="standing-words">{t("words.import.state", { count: tenant.importedConcepts })}</p>
      <p className="standing-words dim">{t("words.import.how")}</p>
      <pre className="command" tabIndex={0} aria-label={t("words.import.command")}>
        <code>npm run --silent passa -- taxonomy import taxonomy.json --tenant {tenant.id}</code>
      </pre>
      <p className="dim small">{t("words.import.file")}</p>
    </Sheet>
  );
}
