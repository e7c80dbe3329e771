import { compileMessageOrThrow } from "@lingui/message-utils/compileMessage";
import type { CompiledCatalogue } from "./compiled.ts";

/** Messages as people write them in Lingui's compiled form. @throws for an ICU message that does not parse, naming its key */
export function compileMessages(messages: Partial<Record<string, string>>): CompiledCatalogue {
  return Object.fromEntries(
    Object.entries(messages).map(([key, message = ""]) => [key, compileMessageOrThrow(message)]),
  );
}
