import { resolve } from "node:path";
import { readProcessConfig } from "./core/config.ts";
import type { KeyUse } from "./core/keyring.ts";
import { resolveAuthSecrets } from "./core/security.ts";
import type { Tables } from "./data/models/tables.ts";
import { createKeyUseRepository } from "./data/repositories/key-use-repository.ts";
import { openDatabase } from "./infrastructure/database.ts";
import { errorForOperator, reachDatabase } from "./infrastructure/database-for-tools.ts";
import { signingKeyCipher } from "./infrastructure/signing-key-cipher.ts";
import { type KeyReport, type KeyStanding, reportKeys } from "./services/accounts/key-report.ts";

const USES: Record<KeyUse, string> = {
  session: "cookies of sessions",
  sign_in: "browsers that are known",
  mail_link: "links in mails, and clicks that came from them",
  website: "keys on websites and in shops of owners",
  hook: "addresses that others report to: mail services, WhatsApp, text messages",
  form: "pages with a contact form that stayed open",
};

/** Which keys this installation has, what is kept under each, and which former one may go. Changes nothing, and says no secret. */
async function lookAtKeys(): Promise<KeyReport> {
  const config = readProcessConfig(resolve(import.meta.dirname, "..", ".."));
  const auth = await resolveAuthSecrets(config);
  const reached = await reachDatabase(config, console.error);
  const database = openDatabase<Tables>(reached.url, { max: 1 });
  try {
    const repository = createKeyUseRepository(database.db);
    return await reportKeys({ repository, cipher: signingKeyCipher, auth, connections: config.connectionsKey });
  } finally {
    await database.close();
    await reached.close();
  }
}

function keyInWords(key: KeyStanding): string {
  const kept = [
    [key.connections, "connections"],
    [key.twoFactors, "second steps"],
    [key.signingKeys, "signing keys"],
    [key.sessions, "sessions"],
  ].flatMap(([count, what]) => (count === 0 ? [] : `${count} ${what}`));
  return [
    `${key.setting} (${key.id})`,
    `  under it: ${kept.join(", ") || "nothing"}`,
    ...key.uses.map(({ use, lastAt }) => `  still brought by others: ${USES[use]}, last ${lastAt}`),
    ...(key.setting.endsWith("_BEFORE") ? [`  ${verdict(key)}`] : []),
  ].join("\n");
}

function verdict({ mayGo, uses }: KeyStanding): string {
  if (!mayGo) return "Keep it: what is sealed is sealed anew within minutes; sessions move on when they are used.";
  if (uses.length > 0) return "Nothing here needs it. What others still bring stops working when it goes.";
  return "It may go.";
}

const inWords = ({ keys, unreadable }: KeyReport): string =>
  [
    ...keys.map(keyInWords),
    ...(unreadable > 0 ? [`${unreadable} connections or second steps are sealed with a key that is not set.`] : []),
  ].join("\n");

if (import.meta.main) {
  try {
    const report = await lookAtKeys();
    console.log(process.argv.includes("--json") ? JSON.stringify(report, null, 2) : inWords(report));
  } catch (error) {
    console.error(errorForOperator(error));
    process.exitCode = 1;
  }
}
