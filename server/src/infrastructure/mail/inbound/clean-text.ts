/** Signs that no letter of a text is: controls but tab and line feed, and those that turn what follows round to hide what it says. */
// oxlint-disable-next-line no-control-regex -- these are the signs that go
const NO_LETTERS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g;

/** What was cut off is said to be. */
const CUT = "\n[…]";

/** A text as it can be stored and shown. What its writer wrote stays as it is. */
export function cleanText(text: string, most: number): string {
  const clean = text
    .toWellFormed()
    .replaceAll(/\r\n?|[\u2028\u2029]/g, "\n")
    .replaceAll(NO_LETTERS, "")
    .replaceAll(/(^|[^ \t\u00a0])[ \t\u00a0]+(?=\n|$)/g, "$1")
    .replaceAll(/\n{4,}/g, "\n\n\n")
    .replaceAll(/^\n+|\s+$/g, "");
  return clean.length <= most ? clean : `${clean.slice(0, most - CUT.length).toWellFormed()}${CUT}`;
}

/** The same on one line, for subjects and names. */
export const cleanLine = (text: string, most: number): string =>
  text
    .slice(0, 4 * most)
    .toWellFormed()
    .replaceAll(/[\r\n\t\u2028\u2029]+/g, " ")
    .replaceAll(NO_LETTERS, "")
    .replaceAll(/ {2,}/g, " ")
    .trim()
    .slice(0, most)
    .toWellFormed();
