import type { Message } from "@handbill/contracts";
import { escapeHtml } from "../mail/mail-html.ts";

/** Looks of a mail that brings none: ink on paper, in both looks of the studio, since mails are written for paper. */
const STYLE =
  "body{margin:12px;background:#fff;color:#1b1a17;font:16px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}" +
  "img{max-width:100%;height:auto}table{max-width:100%}";

type Shown = Pick<Message, "html" | "subject" | "language">;
/** Pictures that came with the mail, as addresses that hold them, by the names they have in it. */
type OwnPictures = ReadonlyMap<string, string>;

const nameIn = (attribute: string): string => attribute.replaceAll("&amp;", "&");

/** Only within the tags of pictures: the cleaned mail has no angle bracket inside an attribute. */
function withPictures(html: string, own: OwnPictures, showsForeign: boolean): string {
  return html.replaceAll(/<img [^>]*>/g, (tag) =>
    tag
      .replace(/ data-cid="([^"]*)"/, (kept, name: string) => {
        const address = own.get(nameIn(name));
        return address === undefined ? kept : ` src="${address}"`;
      })
      .replace(/ data-src="([^"]*)"/, (kept, address: string) => (showsForeign ? ` src="${address}"` : kept)),
  );
}

/** A mail as a page of its own, from what was made harmless when it came. */
export function mailPage({ html, subject, language }: Shown, own: OwnPictures, showsForeign: boolean): string {
  const lang = language === null ? "" : ` lang="${escapeHtml(language)}"`;
  return (
    `<!doctype html><html${lang} dir="auto"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width"><title>${escapeHtml(subject || "-")}</title><style>${STYLE}</style></head>` +
    `<body>${withPictures(html ?? "", own, showsForeign)}</body></html>`
  );
}
