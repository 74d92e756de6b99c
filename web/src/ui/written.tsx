import { textDirection } from "@handbill/contracts";
import { useActiveBusiness } from "../api/businesses.ts";
import type { ReactNode } from "react";

/** `lang` and `dir` of texts in the language of the active business. */
export function useTextLanguage(): { lang: string; dir: ReturnType<typeof textDirection> } {
  const { language } = useActiveBusiness();
  return { lang: language, dir: textDirection(language) };
}

type WrittenProps = {
  children: ReactNode;
  as?: "span" | "p" | "div" | "ul" | "h2" | "h3" | "blockquote";
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
