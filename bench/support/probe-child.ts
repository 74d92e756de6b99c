import { monitorEventLoopDelay } from "node:perf_hooks";

/*
 * Loaded before the product by `--import`: says over IPC how the process is. Each answer covers the time since the one before.
 */

const delay = monitorEventLoopDelay({ resolution: 2 });
delay.enable();
let cpu = process.cpuUsage();

process.on("message", () => {
  const { user, system } = process.cpuUsage(cpu);
  const [loopP99Ms, loopMaxMs] = [delay.percentile(99) / 1e6, delay.max / 1e6];
  globalThis.gc?.(); // what is left is in use
  const { rss, heapUsed } = process.memoryUsage();
  // The collection itself shall not be found in the next figures.
  setTimeout(() => {
    delay.reset();
    cpu = process.cpuUsage();
    process.send?.({
      rssMb: rss / 1e6,
      heapMb: heapUsed / 1e6,
      loopP99Ms,
      loopMaxMs,
      cpuMs: (user + system) / 1000,
    });
  }, 50);
});
process.on("disconnect", () => process.kill(process.pid, "SIGTERM")); // the bench is gone
