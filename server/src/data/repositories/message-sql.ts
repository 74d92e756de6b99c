import { type RawBuilder, sql } from "kysely";
import { spaced } from "../../core/search-words.ts";

/** More of a text is not looked through: who writes a book is found by its beginning. */
const MOST_SEARCHED = 20_000;

/** The business among the words of a message. */
export const businessWord = (businessId: string): string => `business:${businessId}`;

/** Under which name changes of a business's conversations are announced. */
export const inboxSignal = (businessId: string): string => `inbox:${businessId}`;

type Searched = { businessId: string; subject: string; body: string; fromName: string; searchConfig: string };

/** The words of a message: as they are written, and as its language declines them. */
export function searchVector({ businessId, subject, body, fromName, searchConfig }: Searched): RawBuilder<string> {
  const text = spaced(`${subject}\n${body}`.slice(0, MOST_SEARCHED));
  return sql<string>`array_to_tsvector(array[${businessWord(businessId)}]::text[])
    || to_tsvector('simple', ${spaced(`${fromName}\n`) + text}) || to_tsvector(${searchConfig}::text::regconfig, ${text})`;
}
