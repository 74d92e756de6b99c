import { resolve } from "node:path";
import { readProcessConfig } from "./core/config.ts";
import { StartRefusal } from "./core/start-refusal.ts";
import type { Tables } from "./data/models/tables.ts";
import { createTwoFactorRepository } from "./data/repositories/two-factor-repository.ts";
import { openDatabase } from "./infrastructure/database.ts";
import { errorForOperator, reachDatabase } from "./infrastructure/database-for-tools.ts";

/**
 * For somebody who has lost both the phone and the recovery codes, once the operator knows that it is really them: switches the second
 * step of their account off. The password stays, and so do their sessions.
 */
async function turnOff(email: string | undefined): Promise<string> {
  if (email === undefined) throw new StartRefusal("Say whose: npm run second-step:off -- maria@bakery.example");
  const config = readProcessConfig(resolve(import.meta.dirname, "..", ".."));
  const reached = await reachDatabase(config, console.log);
  const database = openDatabase<Tables>(reached.url, { max: 1 });
  try {
    const wasOn = await createTwoFactorRepository(database.db).removeByEmail(email);
    if (!wasOn) throw new StartRefusal(`No account with the email ${email} has a second step.`);
    return `The second step of ${email} is off. They sign in with their password alone, and should set up a new one.`;
  } finally {
    await database.close();
    await reached.close();
  }
}

if (import.meta.main) {
  try {
    console.log(await turnOff(process.argv[2]));
  } catch (error) {
    console.error(errorForOperator(error));
    process.exitCode = 1;
  }
}
