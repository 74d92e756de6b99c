/**
 * "Not", "no" and "without" of several languages with up to two words after them: "we never promise", "keine Garantie". An invitation
 * such as "don't miss" denies nothing.
 */
const BEFORE =
  /(?<!\p{L})(?:not|no|never|without|nor|neither|\p{L}+n['’]t|nicht|kein\p{L}*|nie|niemals|ohne|weder|não|nunca|sem|nem|nenhum\p{L}*|sin|ni|ning[uú]n\p{L}*|jamais|pas|sans|aucun\p{L}*|non|mai|senza|nessun\p{L}*|لا|ليس|ليست|لسنا|بدون|دون|غير|لن|لم|بلا)(?<invites>(?:\s+(?:miss|verpass\p{L}*|perca\p{L}*|perd\p{L}*|pierda\p{L}*|manqu\p{L}*|تفوت\p{L}*))?)(?:\s+\p{L}{1,12}){0,3}\s*$/iu;
const AFTER =
  /^[^。！？\n]{0,12}?(?:ではありません|じゃない|ではない|はありません|ません|しない|いたしません|うたわない|なし)/u;
const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const REACH = 48;

/** Whether the words at a place are denied by those around them. */
export function isNegated(text: string, at: number, length: number): boolean {
  const before = text.slice(Math.max(0, at - REACH), at);
  const match = BEFORE.exec(before);
  if (match) return match.groups?.["invites"] === "";
  const after = text.slice(at + length, at + length + REACH);
  return JAPANESE.test(after) && AFTER.test(after);
}
