import type { RefusedFile } from "@handbill/contracts";
import type { Attachment } from "mailparser";
import { cleanLine } from "./clean-text.ts";
import { kindOfFile } from "./file-kinds.ts";
import { filesInTnef } from "./tnef.ts";

/** A file that came with a mail; without its bytes where it was not kept. */
export type MailFile = {
  name: string;
  mediaType: string;
  size: number;
  bytes: Buffer | null;
  refused: RefusedFile | null;
  /** Under which the mail shows it among its text (`cid:`). */
  contentId: string | null;
};

const MEGABYTE = 1024 * 1024;
const MOST_OF_ONE = 10 * MEGABYTE;
const MOST_OF_ALL = 20 * MEGABYTE;
const MOST_FILES = 50;
const LONGEST_NAME = 120;

const ENDINGS: Record<string, string> = {
  "text/calendar": "ics",
  "message/rfc822": "eml",
  "application/pdf": "pdf",
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/gif": "gif",
  "text/plain": "txt",
  "text/html": "html",
};

/** A name that is only a name: no path, nothing that a system of files reads otherwise, its ending kept where it is long. */
function cleanName(written: string, type: string): string {
  const last = cleanLine(written.split(/[\\/]/).at(-1) ?? "", 1_000);
  const plain = last.replaceAll(/[<>:"|?*\u200b-\u200f]/g, "_").replaceAll(/^[.\s]+|[.\s]+$/g, "");
  if (plain === "") return `attachment.${ENDINGS[type] ?? "bin"}`;
  const ending = /\.[^.]{1,12}$/.exec(plain)?.[0] ?? "";
  const stem = plain.slice(0, plain.length - ending.length);
  return `${stem.slice(0, LONGEST_NAME - ending.length).toWellFormed()}${ending}`;
}

type Raw = { name: string; type: string; bytes: Buffer; contentId: string | null };

const isTnef = ({ type, name, bytes }: Raw): boolean =>
  type === "application/ms-tnef" || /^winmail\.dat$/i.test(name) || bytes.subarray(0, 4).equals(TNEF);
const TNEF = Buffer.from([0x78, 0x9f, 0x3e, 0x22]);

/** Outlook packs files in a way of its own; where that cannot be read the pack is kept as it is. */
function unpacked(file: Raw): Raw[] {
  if (!isTnef(file)) return [file];
  const files = filesInTnef(file.bytes);
  return files === undefined ? [file] : files.map(({ name, bytes }) => ({ name, bytes, type: "", contentId: null }));
}

/** The files of a mail, each judged by what stands in it. Names stay also of those that are not kept. */
export function filesOf(attachments: readonly Attachment[]): MailFile[] {
  const found = attachments.flatMap(({ filename = "", contentType, content, cid }) =>
    unpacked({ name: filename, type: contentType, bytes: content, contentId: cid ? cleanLine(cid, 250) : null }),
  );
  let kept = 0;
  return found.slice(0, 2 * MOST_FILES).map(({ name: written, type, bytes, contentId }, at) => {
    const name = cleanName(written, type);
    const { mediaType, refused: dangerous } = kindOfFile(name, bytes);
    const isTooBig = bytes.length > MOST_OF_ONE || kept + bytes.length > MOST_OF_ALL;
    const refused = dangerous ?? (isTooBig ? "too_big" : at >= MOST_FILES ? "too_many" : null);
    if (refused === null) kept += bytes.length;
    return { name, mediaType, size: bytes.length, bytes: refused === null ? bytes : null, refused, contentId };
  });
}
