import { createHash, createVerify, generateKeyPairSync } from "node:crypto";

/** A key as mails are signed with, short enough to be made at once. */
export const dkimKeys = () =>
  generateKeyPairSync("rsa", {
    modulusLength: 1024,
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });

const squeezed = (text: string): string => text.replaceAll(/[ \t]+/g, " ");
/** A header line as RFC 6376 signs it by `relaxed`. */
const relaxedLine = (line: string): string => {
  const colon = line.indexOf(":");
  const value = squeezed(line.slice(colon + 1).replaceAll("\r\n", ""));
  return `${line.slice(0, colon).trim().toLowerCase()}:${value.trim()}`;
};
const relaxedBody = (body: string): string => {
  const lines = body.split("\r\n").map((line) => squeezed(line).trimEnd());
  const text = lines.join("\r\n").replace(/(?:\r\n)+$/, "");
  return text === "" ? "" : `${text}\r\n`;
};

/**
 * The header lines that a mail is signed over, in small letters, where its signature holds as RFC 6376 has it (rsa-sha256, relaxed); null
 * where it has none, or was changed on its way.
 */
export function signedHeads(raw: string, publicKey: string): string[] | null {
  const end = raw.indexOf("\r\n\r\n");
  const lines = raw.slice(0, end).split(/\r\n(?![ \t])/);
  const signature = lines.find((line) => /^dkim-signature:/i.test(line));
  if (signature === undefined) return null;
  const given = signature.slice(signature.indexOf(":") + 1).split(";");
  const tags = new Map(
    given.map((tag) => [tag.split("=", 1)[0]?.trim(), tag.slice(tag.indexOf("=") + 1).replaceAll(/\s/g, "")]),
  );
  if (tags.get("a") !== "rsa-sha256" || tags.get("c") !== "relaxed/relaxed") return null;
  const bodyHash = createHash("sha256")
    .update(relaxedBody(raw.slice(end + 4)))
    .digest("base64");
  if (bodyHash !== tags.get("bh")) return null;

  const names = (tags.get("h") ?? "").toLowerCase().split(":");
  const left = lines.toReversed();
  const signed = names.flatMap((name) => {
    const index = left.findIndex((line) => line.slice(0, line.indexOf(":")).trim().toLowerCase() === name);
    return index < 0 ? [] : left.splice(index, 1);
  });
  const unsigned = signature.replace(/(;\s*b=)[^;]*/, "$1");
  const text = [...signed, unsigned].map(relaxedLine).join("\r\n");
  const holds = createVerify("sha256")
    .update(text)
    .verify(publicKey, tags.get("b") ?? "", "base64");
  return holds ? names : null;
}
