import { parseArgs } from "node:util";
import { startDemoModel } from "./server.ts";

const { values } = parseArgs({
  options: { port: { type: "string", default: "4010" }, "delay-scale": { type: "string", default: "1" } },
});
const model = await startDemoModel({ port: Number(values.port), delayScale: Number(values["delay-scale"]) });
process.stdout.write(`The demo model listens at ${model.url}\n`);

const stop = (): void => {
  void model.close().then(() => process.exit(0));
};
process.once("SIGTERM", stop);
process.once("SIGINT", stop);
