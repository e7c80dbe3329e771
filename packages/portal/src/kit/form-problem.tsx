import type { JSX } from "react";
import { Problem } from "../api/problem.ts";
import { useTexts } from "../app/texts.tsx";
import { ErrorSummary } from "./error-summary.tsx";
import { Message } from "./message.tsx";

/**
 * Why a form was not accepted: the fields that need something, each a link to it, or else the refusal in a sentence.
 * `fieldId` gives the id of the field that stands for a path of the body ("contacts.0.name").
 */
export function FormProblem({
  error,
  fieldId,
}: {
  error: Error | null;
  fieldId: (path: string) => string;
}): JSX.Element | null {
  const { t } = useTexts();
  if (!error) return null;
  if (!(error instanceof Problem)) return <Message icon="pencil">{t("shell.form.failed")}</Message>;
  if (error.errors.length > 0)
    return (
      <ErrorSummary
        title={t("shell.form.todo", { count: error.errors.length })}
        items={error.errors.map(({ path, message }) => ({ fieldId: fieldId(path), message }))}
      />
    );
  if (error.status === 0) return <Message kind="ink">{t("shell.form.offline")}</Message>;
  return <Message icon="pencil">{error.detail || t("shell.form.failed")}</Message>;
}

/** What to do about one field of a form that was not accepted. */
export const missingAt = (error: Error | null, path: string): string | undefined =>
  error instanceof Problem ? error.messageAt(path) : undefined;
