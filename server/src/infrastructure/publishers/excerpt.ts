const LONGEST = 500;
const SHOWN = 4;

/** What a place answered, in short, for the owner: on one line, without control characters and without any of the secrets. */
export function excerptOf(text: string, secrets: Record<string, string> = {}): string {
  const hidden = Object.values(secrets)
    .filter((secret) => secret.length > SHOWN)
    .reduce((shown, secret) => shown.replaceAll(secret, "•••"), text.slice(0, 4 * LONGEST));
  const plain = hidden
    .replaceAll(/\p{C}+/gu, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST - 1).toWellFormed()}…` : plain.toWellFormed();
}
