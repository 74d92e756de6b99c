/** What mail programs of many languages put before the subject of a reply or of a mail that is passed on. */
const PREFIX =
  /^\s*(?:(?:re|fw|fwd|aw|wg|antw|antwort|res|enc|rv|sv|vs|vl|ynt|ilt|odp|pd|tr|rif|doorst|atb|回复|回覆|答复|转发|轉寄|返信|転送|رد|إعادة توجيه|הועבר|תגובה|ответ|отв)(?:\[\d+\]|\s*\(\d+\))?\s*[:：]|\[(?:external|ext|extern|spam\??)\])\s*/iu;

/** A subject as it is compared. */
export function subjectKey(subject: string): string {
  let rest = subject.normalize("NFKC");
  for (let before = ""; before !== rest;) {
    before = rest;
    rest = rest.replace(PREFIX, "");
  }
  return rest.replaceAll(/\s+/gu, " ").trim().toLowerCase().slice(0, 200);
}
