import { parentPort } from "node:worker_threads";

// Reads no mail: it does what the mail says.
const kept = [];
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread knows no origins
const tell = (word) => parentPort.postMessage(word);
parentPort.on("message", ({ raw }) => {
  const order = Buffer.from(raw).toString();
  if (order === "hang") for (;;);
  if (order === "grow") for (;;) kept.push({ more: "more".repeat(10) });
  if (order === "end") process.exit(3);
  tell(order === "fail" ? { error: "no mail" } : { read: { refused: "empty" } });
});
tell({ isReady: true });
