import { localeOf } from "../locale.ts";
import { claim } from "./hits.ts";
import type { TradeRule } from "./trade-rule.ts";

const languageName = (code: string): string =>
  new Intl.DisplayNames("en", { type: "language" }).of(localeOf(code)) ?? code;

/** The text is in the language of the business. */
export const languageFits: TradeRule = {
  id: "language",
  row: 10,
  kind: "language",
  find: ({ business, prose, language }) => {
    const names = [business.name, business.location, ...business.offers.map(({ name }) => name)];
    const texts = prose.map(({ text }) => text);
    const found = language?.(texts, business.language, names) ?? null;
    if (found === null) return [];
    const reason = `The text is in ${languageName(found)}; it should be in ${languageName(business.language)}.`;
    return [claim({ path: prose[0]?.path ?? "", at: 0, found: languageName(found) }, reason)];
  },
};
