import { resolve } from "node:path";
import { readProcessConfig } from "./core/config.ts";
import { newId } from "./core/ids.ts";
import { createKeyring } from "./core/keyring.ts";
import { resolveAuthSecrets } from "./core/security.ts";
import { StartRefusal } from "./core/start-refusal.ts";
import type { Tables } from "./data/models/tables.ts";
import { createAccountTokenRepository } from "./data/repositories/account-token-repository.ts";
import { openDatabase } from "./infrastructure/database.ts";
import { errorForOperator, reachDatabase } from "./infrastructure/database-for-tools.ts";
import { createAccountLinks } from "./services/accounts/account-links.ts";

/** A link to a new password for somebody who forgot theirs, where no mail is sent: the operator hands it over, once it is really them. */
async function makeLink(email: string | undefined): Promise<string> {
  if (email === undefined) throw new StartRefusal("Say whose: npm run reset-link -- maria@bakery.example");
  const config = readProcessConfig(resolve(import.meta.dirname, "..", ".."));
  const keyring = createKeyring(await resolveAuthSecrets(config));
  const reached = await reachDatabase(config, console.log);
  const database = openDatabase<Tables>(reached.url, { max: 1 });
  try {
    const tokens = createAccountTokenRepository(database.db);
    const userId = await tokens.findUser(email);
    if (userId === undefined) throw new StartRefusal(`There is no account with the email ${email}.`);
    const links = createAccountLinks({ tokens, keyring, publicUrl: config.publicUrl });
    const link = await links.make({ id: newId(), userId, purpose: "reset", email: email.toLowerCase() });
    if (link === undefined) {
      throw new StartRefusal(`There are three links for ${email} already. Use one, or wait half an hour.`);
    }
    return `Good for 30 minutes, once. Whoever opens it chooses the password of ${email}:\n${link}`;
  } finally {
    await database.close();
    await reached.close();
  }
}

if (import.meta.main) {
  try {
    console.log(await makeLink(process.argv[2]));
  } catch (error) {
    console.error(errorForOperator(error));
    process.exitCode = 1;
  }
}
