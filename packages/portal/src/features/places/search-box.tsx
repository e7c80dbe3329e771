import { type JSX, useState } from "react";
import { useTexts } from "../../app/texts.tsx";
import { Button } from "../../kit/button.tsx";
import { TextField } from "../../kit/field.tsx";

/** Words to look for. It searches when one asks for it, so that the list does not jump while one writes. */
export function SearchBox({ q, onSearch }: { q: string; onSearch: (q: string | undefined) => void }): JSX.Element {
  const { t } = useTexts();
  const [written, setWritten] = useState(q);
  return (
    <form
      className="search-box"
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(written.trim() || undefined);
      }}
    >
      <TextField
        label={t("places.search")}
        type="search"
        value={written}
        maxLength={80}
        autoComplete="off"
        onChange={(value) => {
          setWritten(value);
          if (value === "" && q !== "") onSearch(undefined);
        }}
      />
      <Button type="submit">{t("places.search-do")}</Button>
    </form>
  );
}
