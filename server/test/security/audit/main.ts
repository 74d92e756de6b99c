import { writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { startDemoModel } from "@handbill/demo-model";
import { signUp } from "../../support/client.ts";
import { dataFolder, startProcess } from "../../support/product-process.ts";
import { worldOfIds } from "../support/world-of-ids.ts";
import { auditPage, faultsOf } from "./report.ts";
import type { Ground, Section } from "./section.ts";
import { fuzz } from "./sections/fuzz.ts";
import { timing } from "./sections/timing.ts";

/*
 * npm run audit:security [-- --only timing,fuzz] [--to file]
 * Starts the product as an operator does and looks at it as an attacker would, for longer than a test may. Writes
 * docs/audit-security.md when all sections were looked at; ends with 1 where something was found.
 */

/** In their order on the page. A new one gets its file in `sections` and its line here. */
const SECTIONS: readonly Section[] = [timing, fuzz];

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    to: { type: "string", default: join(import.meta.dirname, "../../../../docs/audit-security.md") },
  },
});
const only = values.only?.split(",");

const [model, folder] = await Promise.all([startDemoModel({ delayScale: 0 }), dataFolder()]);
const product = await startProcess({
  DATA_DIR: folder.path,
  OPENAI_API_KEY: "not-a-real-key",
  OPENAI_BASE_URL: model.url,
  AI_MODEL_STRATEGY: "handbill-demo",
  AI_MODEL_CONTENT: "handbill-demo",
  AI_REQUESTS_PER_MINUTE: "1000000",
  SIGN_IN_PER_MINUTE: "1000000",
  OUTSIDE_PER_MINUTE: "1000000",
  LOG_LEVEL: "error",
});
try {
  const { url } = product;
  const [owner, stranger] = [await signUp(url), await signUp(url)];
  const ground: Ground = {
    url,
    owner,
    stranger,
    ids: await worldOfIds(owner, { url, db: null }),
    document: JSON.parse(await (await fetch(new URL("/api/openapi.json", url))).text()),
    newUser: () => signUp(url),
    say: console.log,
  };
  const done = [];
  for (const section of SECTIONS.filter(({ name }) => !only || only.includes(name))) {
    console.log(`--- ${section.title}`);
    const began = performance.now();
    const outcome = await section.look(ground);
    done.push({ section, outcome, seconds: (performance.now() - began) / 1000 });
  }
  const machine = `${cpus().length} cores (${cpus()[0]?.model ?? "unknown"})`;
  const page = auditPage(done, { date: new Date().toISOString().slice(0, 10), machine });
  console.log(page);
  if (!only) await writeFile(values.to, page);
  if (faultsOf(done).length > 0) process.exitCode = 1;
} finally {
  await product.kill("SIGTERM");
  await model.close();
  await folder.remove();
}
