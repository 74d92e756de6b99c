import type { Language } from "../language.ts";
import { angles } from "./angles.ts";
import { lines, notices } from "./lines.ts";
import { plan } from "./plan.ts";
import { talks } from "./talks.ts";
import { trades } from "./trades.ts";

export const arabic: Language = {
  code: "ar",
  sentenceEnd: ".",
  joiner: " ",
  angles,
  lines,
  plan,
  trades,
  talks,
  notices,
};
