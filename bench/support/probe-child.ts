import { monitorEventLoopDelay } from "node:perf_hooks";

/*
 * Loaded before the product by `--import`: says over IPC how the process is. Each answer covers the time since the one before.
 */

const delay = monitorEventLoopDelay({ resolution: 2 });
delay.enable();
let cpu = process.cpuUsage();

process.on("message", () => {
  const { rss, heapUsed } = process.memoryUsage();
  const { user, system } = process.cpuUsage(cpu);
  cpu = process.cpuUsage();
  process.send?.({
    rssMb: rss / 1e6,
    heapMb: heapUsed / 1e6,
    loopP99Ms: delay.percentile(99) / 1e6,
    loopMaxMs: delay.max / 1e6,
    cpuMs: (user + system) / 1000,
  });
  delay.reset();
});
process.channel?.unref(); // it ends when the product ends
