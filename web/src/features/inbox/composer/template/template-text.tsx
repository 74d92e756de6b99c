import { langOf } from "../../words.ts";
import { templateMessages as words } from "./messages.ts";

/** WhatsApp writes `pt_BR`. */
const tagOf = (language: string): string => language.replaceAll("_", "-");

/** A template as the customer reads it. */
export const TemplateText = ({ text, language }: { text: string; language: string }) => (
  <figure className="grid gap-1">
    <figcaption className="text-sm text-muted">{words.preview}</figcaption>
    <p
      dir="auto"
      {...langOf(tagOf(language))}
      className="measure rounded-card bg-accent-soft p-3 whitespace-pre-wrap wrap-anywhere"
    >
      {text}
    </p>
  </figure>
);
