const RIGHT_TO_LEFT = new Set(["ar", "arc", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi"]);

type Direction = "ltr" | "rtl";

function directionOf(language: string): Direction {
  const { language: base, script } = new Intl.Locale(language);
  if (script !== undefined) return script === "Arab" || script === "Hebr" ? "rtl" : "ltr";
  return RIGHT_TO_LEFT.has(base) ? "rtl" : "ltr";
}

const known = new Map<string, Direction>();

/** Direction in which a language is written. */
export function textDirection(language: string): Direction {
  const direction = known.get(language) ?? directionOf(language);
  known.set(language, direction);
  return direction;
}
