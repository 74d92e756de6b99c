import { useActiveBusiness } from "../api/businesses.ts";
import type { ReactNode } from "react";

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

/** `lang` and `dir` of texts in the language of the active business. */
export function useTextLanguage(): { lang: string; dir: Direction } {
  const { language } = useActiveBusiness();
  return { lang: language, dir: textDirection(language) };
}

type WrittenProps = {
  children: ReactNode;
  as?: "span" | "p" | "div" | "li" | "h2" | "h3" | "blockquote";
  className?: string;
};

/** Text in the language of the business, as a plan or a content has it: read, broken and spelled as that language is. */
export function Written({ children, as: Tag = "span", className }: WrittenProps) {
  return (
    <Tag {...useTextLanguage()} className={className}>
      {children}
    </Tag>
  );
}
