import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { compareServers, describeComparison } from "./compare.ts";
import { startDemoModel } from "./server.ts";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "4010" },
    "delay-scale": { type: "string", default: "1" },
    "compare-with": { type: "string" },
    "key-file": { type: "string" },
    model: { type: "string", default: "gpt-4o-mini" },
  },
});
const say = (line: string): boolean => process.stdout.write(`${line}\n`);
const theirs = values["compare-with"];

if (theirs === undefined) {
  const model = await startDemoModel({ port: Number(values.port), delayScale: Number(values["delay-scale"]) });
  say(`The demo model listens at ${model.url}`);
  const stop = (): void => {
    void model.close().then(() => process.exit(0));
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
} else {
  const key = values["key-file"] === undefined ? "none" : (await readFile(values["key-file"], "utf8")).trim();
  const ours = await startDemoModel({ delayScale: 0 });
  const here = { url: ours.url, key: "compare", model: values.model };
  try {
    const compared = await compareServers(here, { url: theirs.replace(/\/$/u, ""), key, model: values.model });
    for (const line of describeComparison(compared)) say(line);
  } catch (error) {
    say(`${theirs} cannot be asked: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
  await ours.close();
}
