import { languageDataOf } from "../languages/languages.ts";
import { type Check, eachPiece, opinion } from "../subject.ts";
import { actionsOf } from "../text/actions.ts";

/** A content asks for one thing. Several sentences may ask for the same. */
export const oneAction: Check = {
  row: 13,
  name: "exactly one call to action",
  blocks: false,
  weight: 5,
  judge: eachPiece((piece, { business }) => {
    const data = languageDataOf(business.language);
    // An ad leads to its page whatever it says, and is put together from parts of which each may ask for something else.
    if (!data || piece.task.channel === "google_ads") return null;
    const actions = actionsOf(piece, business.language, data);
    const kinds = [...new Set(actions.map(({ kind }) => kind))];
    if (kinds.length === 0) return opinion(["asks for nothing that can be recognised"], 0);
    const asked = kinds.map((kind) => actions.find((action) => action.kind === kind)?.sentence.slice(0, 40) ?? kind);
    return opinion(
      kinds.length === 1 ? [] : [`asks for ${kinds.length} things: ${asked.join(" | ")}`],
      1 / kinds.length - 0.1,
    );
  }),
};
