import { setTimeout as delay } from "node:timers/promises";
import { createProcessLife } from "../../src/infrastructure/process-life.ts";

/**
 * A small process that tells how it ends. `slow` takes its time, `broken` cannot close, `following` ends with its parent.
 * Its clock stands still, and goes on by two seconds at each SIGUSR2.
 */
const manner = process.argv[2] ?? "";
const say = (line: string) => void process.stdout.write(`${line}\n`);

let time = 1;
process.on("SIGUSR2", () => {
  time += 2_000;
  say("two seconds later");
});

const life = createProcessLife({
  now: () => time,
  report: say,
  followParent: manner === "following",
  exit: (code) => process.exit(code),
});
life.onEnd(async () => say("closed the database"));
life.onEnd(async () => {
  if (manner === "broken") throw new Error("no way");
  if (manner === "slow") await delay(60_000);
  say("closed the requests");
});
setInterval(() => {}, 60_000);
say(`ready ${process.pid}`);
