import { createHmac } from "node:crypto";
import type { IncomingMailWay } from "@handbill/contracts";

type Post = { id: string; at?: Date; secret?: string; path?: (path: string) => string };

/** Posts a mail as a mail service does that knows the secret: the outcome, or the code of the refusal. */
export async function postMail(
  origin: string,
  way: Pick<IncomingMailWay, "url" | "secret">,
  mail: Buffer | string,
  { id, at = new Date(), secret = way.secret, path = (same) => same }: Post,
): Promise<string> {
  const time = String(Math.floor(at.getTime() / 1_000));
  const key = Buffer.from(secret.slice("whsec_".length), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${time}.`).update(mail).digest("base64");
  const headers = {
    "content-type": "message/rfc822",
    "webhook-id": id,
    "webhook-timestamp": time,
    "webhook-signature": `v1,bm9uZQ== v1,${signature}`,
  };
  const body = typeof mail === "string" ? mail : new Uint8Array(mail);
  const answer = await fetch(`${origin}${path(new URL(way.url).pathname)}`, { method: "POST", headers, body });
  const said = await answer.text();
  return /"(?:code|outcome)":"(\w+)"/.exec(said)?.[1] ?? said;
}

type Part = { type: string; name?: string; body: string | Buffer; id?: string };

/** A mail of a text and files, as programs write it. */
export function mailOf(heads: Record<string, string>, text: string, files: readonly Part[] = []): Buffer {
  const own = { From: "Ana Silva <ana@x.example>", To: "ola@padaria.example", Date: new Date().toUTCString() };
  const head = Object.entries({ ...own, ...heads }).map(([name, value]) => `${name}: ${value}`);
  if (files.length === 0) return Buffer.from([...head, "", text].join("\r\n"));
  const parts = files.map(({ type, name, body, id }) =>
    [
      "--b",
      `Content-Type: ${type}`,
      "Content-Transfer-Encoding: base64",
      ...(name === undefined ? [] : [`Content-Disposition: attachment; filename="${name}"`]),
      ...(id === undefined ? [] : [`Content-ID: <${id}>`]),
      "",
      Buffer.from(body).toString("base64").replaceAll(/.{76}/g, "$&\r\n"),
    ].join("\r\n"),
  );
  const multipart = ["MIME-Version: 1.0", 'Content-Type: multipart/mixed; boundary="b"', "", "--b", "", text];
  return Buffer.from([...head, ...multipart, ...parts, "--b--", ""].join("\r\n"));
}
