import { isRecord } from "../../ai/json/coerce.ts";
import { textParts } from "../../ai/rules/content-rules.ts";
import { type Piece } from "../subject.ts";

/** A content as a reader meets it. */
export type Copy = {
  /** What stands above the text: subject, title; null where there is no such line. */
  title: string | null;
  /** The running text, several texts below each other. */
  body: string;
  /** The label of the button, where there is one. */
  button: string | null;
  /** Every text with its path, addresses left out. */
  parts: { path: string; text: string }[];
};

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
const text = (value: unknown): string => (typeof value === "string" ? value : "");

function bodyOf({ task: { channel }, fields }: Piece): string {
  if (channel === "instagram") return text(fields["caption"]);
  if (channel === "email") return text(fields["body"]);
  if (channel === "google_ads") return texts(fields["descriptions"]).join("\n");
  if (channel === "x") return text(fields["text"]) || texts(fields["thread"]).join("\n\n");
  if (channel !== "blog") return text(fields["text"]);
  const sections = Array.isArray(fields["sections"]) ? fields["sections"].filter(isRecord) : [];
  return sections.map(({ body }) => text(body)).join("\n\n");
}

export function copyOf(piece: Piece): Copy {
  const { fields, task } = piece;
  const button = isRecord(fields["callToAction"]) ? text(fields["callToAction"]["label"]) : null;
  return {
    title: text(fields["subject"] ?? fields["title"]) || null,
    body: bodyOf(piece),
    button,
    parts: textParts(task.channel, fields).filter(({ markup }) => markup !== "address"),
  };
}

/** Everything that a reader reads, below each other. */
export const wholeOf = (piece: Piece): string =>
  copyOf(piece)
    .parts.map((part) => part.text)
    .join("\n");
