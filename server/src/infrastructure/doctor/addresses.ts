import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Config } from "../../core/config.ts";
import { allowanceInWords } from "../outside-addresses.ts";
import { type Finding, finding } from "./finding.ts";

const FEW_LETTERS = 10;

export async function examineSecret({ authSecret, dataDir }: Config): Promise<Finding[]> {
  const say = finding("secret");
  if (authSecret !== null) {
    if (new Set(authSecret).size >= FEW_LETTERS) return [say("well", "AUTH_SECRET is set.")];
    return [
      say("fault", "AUTH_SECRET is easy to guess.", {
        why: "It repeats few letters. Whoever guesses it signs in as anybody.",
        todo: "Make one: openssl rand -base64 32. Everybody signs in again afterwards.",
      }),
    ];
  }
  const path = join(dataDir, "auth-secret");
  const file = await stat(path).catch(() => null);
  if (file === null) return [say("note", "The secret of the sign-in will be made at the first start.")];
  if ((await readFile(path, "utf8").catch(() => "")).trim() === "") {
    const todo =
      "Let this user own and read it. If it is empty, remove it: a new one is made, and everybody signs in again.";
    return [say("fault", `${path} cannot be read, or is empty.`, { why: "It signs the sessions.", todo })];
  }
  if (process.platform !== "win32" && (file.mode & 0o077) !== 0) {
    const why = "Whoever reads it signs in as anybody.";
    return [say("fault", `Others on this machine can read ${path}.`, { why, todo: `chmod 600 ${path}` })];
  }
  return [say("well", "The secret of the sign-in is in the data folder.")];
}

/** What owners may reach inside is the operator's decision, and one to be seen. */
export function examineOutside({ outsideAllow }: Pick<Config, "outsideAllow">): Finding[] {
  const say = finding("outside");
  if (outsideAllow.length === 0) return [say("well", "Connections lead to public addresses alone.")];
  const networks = outsideAllow.map(allowanceInWords).join(", ");
  return [
    say("note", `OUTSIDE_ALLOW lets connections of businesses lead to ${networks}.`, {
      why: "Whoever may add a connection can have the server call what listens there.",
      todo: "Name single addresses with their ports, and nothing that trusts whoever calls from this machine.",
    }),
  ];
}

const isLoopback = (host: string): boolean => host === "localhost" || host.startsWith("127.") || host === "[::1]";

/** What people type, where we listen, and who stands between: the three have to fit. */
export async function examineAddress({ publicUrl, host, trustProxy, production, role }: Config): Promise<Finding[]> {
  const say = finding("address");
  if (role === "worker") return [];
  const { protocol, hostname } = new URL(publicUrl);
  const found: Finding[] = [];
  if (protocol === "https:" && trustProxy.length === 0) {
    found.push(
      say("fault", `PUBLIC_URL is ${publicUrl}, and no proxy is named in TRUST_PROXY.`, {
        why: "https ends in a proxy in front. Without TRUST_PROXY everybody seems to come from it: all share one limit of tries to sign in.",
        todo: "Set TRUST_PROXY to the proxy's address, or to loopback where it runs on this machine.",
      }),
    );
  }
  if (protocol === "http:" && !isLoopback(hostname)) {
    found.push(
      say(production ? "fault" : "note", `PUBLIC_URL is ${publicUrl}: passwords and sessions travel unencrypted.`, {
        why: "Anybody on the way can read them, and cookies are not marked as secure.",
        todo: "Put a proxy with https in front, and set PUBLIC_URL to the https address.",
      }),
    );
  }
  if (isLoopback(hostname) && trustProxy.length > 0) {
    found.push(
      say("fault", `TRUST_PROXY is set, and PUBLIC_URL is ${publicUrl}.`, {
        why: "Behind a proxy people type another address: links in mails would lead nowhere, and forms from there are refused.",
        todo: "Set PUBLIC_URL to the address that people type.",
      }),
    );
  }
  if (!isLoopback(hostname) && isLoopback(host) && trustProxy.length === 0) {
    found.push(
      say("note", `HOST is ${host}: only this machine can reach Handbill.`, {
        todo: "Set HOST=0.0.0.0, or put a proxy on this machine and name it in TRUST_PROXY.",
      }),
    );
  }
  return found.length > 0 ? found : [say("well", `People reach it at ${publicUrl}.`)];
}
