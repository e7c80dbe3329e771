import { useSuspenseQuery } from "@tanstack/react-query";
import { type JSX, type ReactNode, useId, useState } from "react";
import { useTexts } from "../../app/texts.tsx";
import { type EmployerId, workplacesQuery } from "../../app/workplaces.ts";
import { Button } from "../../kit/button.tsx";
import { NumberField, TextArea, TextField } from "../../kit/field.tsx";
import { Icon } from "../../kit/icon.tsx";
import { PictureChoice } from "../../kit/picture-choice.tsx";
import { PictureTile } from "../../kit/pictogram.tsx";
import { Segmented } from "../../kit/segmented.tsx";
import { Sheet } from "../../kit/sheet.tsx";
import { withOccupation } from "./occupation.ts";
import { OccupationSearch } from "./occupation-search.tsx";
import { nameOf, suggestionWords } from "./place-words.ts";
import { fieldId } from "./steps.ts";
import type { StepProps } from "./step-props.ts";

type Workplace = ReturnType<typeof useWorkplaces>[number];
const useWorkplaces = (employerId: EmployerId) => useSuspenseQuery(workplacesQuery(employerId)).data.items;

/** Describes a new workplace in the middle of a place; hands back what was described. */
export type WorkplaceFormSlot = (slot: {
  readonly employerId: EmployerId;
  readonly onDone: (workplaceId: Workplace["id"]) => void;
  readonly onCancel: (() => void) | undefined;
}) => ReactNode;

const kinds = ["internship", "workTraining", "subsidisedEmployment", "employment"] as const;

/** Step 1: where it is, and what kind of place. */
export function WorkplaceStep({
  form,
  change,
  missing,
  vocabulary,
  employerId,
  today,
  workplaceForm,
}: StepProps & { employerId: EmployerId; today: string; workplaceForm: WorkplaceFormSlot }): JSX.Element {
  const words = useTexts();
  const { t } = words;
  const [pickingField, setPickingField] = useState(false);
  const { field, occupation } = form;
  // An occupation that brings no field leaves one to choose.
  const picking = pickingField || missing("field") !== undefined || (occupation !== undefined && field === undefined);
  return (
    <>
      <Workplaces
        employerId={employerId}
        chosen={form.workplaceId}
        missing={missing("workplaceId")}
        onChoose={(workplaceId) => change((now) => ({ ...now, workplaceId }))}
        workplaceForm={workplaceForm}
      />
      <Sheet className="stack">
        <h2>{t("placement.what.title")}</h2>
        <OccupationSearch
          chosen={form.occupation?.label}
          missing={missing("occupation")}
          onChoose={(hit) =>
            change((now) => withOccupation(now, hit, { today, wordsOf: (id) => suggestionWords(words, id) }))
          }
        />
        {field !== undefined && !picking ? (
          <p className="kr" id={fieldId("field")}>
            <span>
              {t("placement.field.is")} <b>{nameOf(words, "field", field)}</b>
            </span>
            <Button kind="bare" small onClick={() => setPickingField(true)}>
              {t("placement.field.change")}
            </Button>
          </p>
        ) : (
          <details className="more-on" open={picking}>
            <summary>{t("placement.field.open")}</summary>
            <PictureChoice
              id={fieldId("field")}
              legend={t("placement.field")}
              missing={missing("field")}
              chosen={field}
              options={vocabulary.fields.map(({ id, pictogram }) => ({
                value: id,
                label: nameOf(words, "field", id),
                pictogram,
              }))}
              onChange={(value) => {
                change((now) => ({ ...now, field: value }));
                setPickingField(false);
              }}
            />
          </details>
        )}
        <TextField
          id={fieldId("title")}
          label={t("placement.title")}
          help={t("placement.title.help")}
          missing={missing("title")}
          value={form.title ?? ""}
          onChange={(title) => change((now) => ({ ...now, title }))}
        />
        <div className="wrap-seg">
          <Segmented
            id={fieldId("kind")}
            legend={t("placement.kind")}
            missing={missing("kind")}
            value={form.kind}
            choices={kinds.map((value) => ({ value, label: t(`placement.kind.${value}`) }))}
            onChange={(kind) => {
              if (kind !== "unknown") change((now) => ({ ...now, kind }));
            }}
          />
        </div>
        <div className="narrow">
          <NumberField
            id={fieldId("seats")}
            label={t("placement.seats")}
            missing={missing("seats")}
            value={form.seats}
            unit={t("placement.seats.unit")}
            step={1}
            min={1}
            max={50}
            onChange={(seats) => change((now) => ({ ...now, seats }))}
          />
        </div>
        <details className="more-on" open={missing("about") !== undefined || undefined}>
          <summary>{t("placement.about.open")}</summary>
          <TextArea
            id={fieldId("about")}
            label={t("placement.about")}
            help={t("placement.about.help")}
            missing={missing("about")}
            value={form.about ?? ""}
            onChange={(about) => change(({ about: _before, ...now }) => (about === "" ? now : { ...now, about }))}
          />
        </details>
      </Sheet>
    </>
  );
}

function Workplaces({
  employerId,
  chosen,
  missing,
  onChoose,
  workplaceForm,
}: {
  employerId: EmployerId;
  chosen: string | undefined;
  missing: string | undefined;
  onChoose: (workplaceId: Workplace["id"]) => void;
  workplaceForm: WorkplaceFormSlot;
}): JSX.Element {
  const { t } = useTexts();
  const name = useId();
  const workplaces = useWorkplaces(employerId);
  const [describing, setDescribing] = useState(false);
  const asking = describing || workplaces.length === 0;
  return (
    <section className="stack">
      {workplaces.length > 0 && (
        <fieldset id={fieldId("workplaceId")} className={missing ? "f err" : "f"} tabIndex={-1}>
          <legend className="lab">{t("placement.workplace")}</legend>
          {workplaces.map((workplace) => (
            <label className="pick-row" key={workplace.id}>
              <input
                type="radio"
                name={name}
                checked={chosen === workplace.id}
                onChange={() => onChoose(workplace.id)}
              />
              <PictureTile id="factory" size={38} />
              <span>
                <b>{workplace.name}</b>
                <small>
                  {t("placement.workplace.at", { address: workplace.address, locality: workplace.locality })}
                </small>
                {workplace.adaptations.length > 0 && (
                  <small>{t("placement.workplace.standing", { count: workplace.adaptations.length })}</small>
                )}
              </span>
              <span className="box">
                <Icon name="tick" size={18} />
              </span>
            </label>
          ))}
          {missing && (
            <p className="do">
              <Icon name="pencil" />
              {missing}
            </p>
          )}
        </fieldset>
      )}
      {asking ? (
        <div id={workplaces.length === 0 ? fieldId("workplaceId") : undefined}>
          {workplaceForm({
            employerId,
            onDone: (workplaceId) => {
              setDescribing(false);
              onChoose(workplaceId);
            },
            onCancel: workplaces.length === 0 ? undefined : () => setDescribing(false),
          })}
        </div>
      ) : (
        <p>
          <Button onClick={() => setDescribing(true)}>{t("placement.workplace.new")}</Button>
        </p>
      )}
    </section>
  );
}
