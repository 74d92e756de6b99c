import type { Context } from "./context.ts";
import { createWordFinder } from "./find-words.ts";
import { COUNT_FACTS, DEADLINES, SCARCITY } from "./lexicons/urgency.ts";
import { claim, placesOf } from "./hits.ts";
import type { TradeRule } from "./trade-rule.ts";

const deadlines = createWordFinder(DEADLINES, { negatable: true });
const scarcity = createWordFinder(SCARCITY, { negatable: true });

/** A day on which something ends, in the owner's words. */
const DATED = /\d{4}-\d{2}-\d{2}|(?<![\d.,])\d{1,2}[./]\s?\d{1,2}[./](?:\d{4}|\d{2})?|\d{1,2}月\d{1,2}日/u;
const MONTH_NAMES =
  /(?<!\p{L})\d{1,2}(?:st|nd|rd|th|\.)?\s(?:de\s|of\s)?\p{L}{3,}(?:\s(?:de\s)?\d{4})|(?:January|February|March|April|May|June|July|August|September|October|November|December|Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember|janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro|enero|febrero|marzo|mayo|junio|julio|septiembre|octubre|noviembre|diciembre|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre|يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر)/u;

const names = (text: string): boolean => DATED.test(text) || MONTH_NAMES.test(text);

/** A date stands behind a deadline where the owner named one, or where the text itself does: invented dates are found by their own rule. */
const isDated = ({ facts, prose }: Context): boolean => facts.some(names) || prose.some(({ plain }) => names(plain));

const isCounted = ({ facts }: Context): boolean => facts.some((fact) => COUNT_FACTS.test(fact) || scarcity.isIn(fact));

/** Pressing for time needs a date, pressing with scarcity a count. */
export const urgencyBacked: TradeRule = {
  id: "urgency",
  row: 7,
  kind: "urgency",
  find: (context) => {
    const late = placesOf(context, deadlines);
    const few = placesOf(context, scarcity);
    if (late.length === 0 && few.length === 0) return [];
    const law = context.lawOn("urgency");
    const undated = isDated(context) ? [] : late;
    const uncounted = isCounted(context) ? [] : few;
    return [
      ...undated.map((hit) =>
        claim(
          hit,
          `"${hit.found}" presses for time, and neither your profile nor the text names a day on which it ends.`,
          law,
        ),
      ),
      ...uncounted.map((hit) =>
        claim(hit, `"${hit.found}" says that little is left, and your profile does not say how many there are.`, law),
      ),
    ];
  },
};
