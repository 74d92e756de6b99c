import { languageDataOf } from "../languages/languages.ts";
import { type Check, eachPiece, opinion } from "../subject.ts";
import { copyOf } from "../text/copy.ts";
import { sentencesOf } from "../text/sentences.ts";

/** Quotations have their own form of address. */
const QUOTED = /„[^“”]*[“”]|“[^”]*”|«[^»]*»|「[^」]*」|"[^"\n]*"/gu;

/** One content speaks to its reader in one way, du or Sie, tú or usted. */
export const addressForm: Check = {
  row: 11,
  name: "one form of address",
  blocks: false,
  weight: 4,
  judge: eachPiece((piece, { business }) => {
    const forms = languageDataOf(business.language)?.addresses ?? [];
    if (forms.length === 0) return null;
    const text = copyOf(piece)
      .parts.flatMap((part) => sentencesOf(part.text.replace(QUOTED, ""), business.language))
      .join("\n");
    const used = forms.flatMap(({ name, sign }) => {
      const hits = text.match(sign);
      return hits ? [`${name} (${hits[0]})`] : [];
    });
    return used.length === 0
      ? null
      : opinion(used.length === 1 ? [] : [`speaks to the reader as ${used.join(" and as ")}`]);
  }),
};
