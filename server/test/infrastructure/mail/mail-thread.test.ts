import { setImmediate as turn } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { createMailThread } from "../../../src/infrastructure/mail/inbound/mail-thread.ts";

const worker = new URL("../../support/mail-worker.mjs", import.meta.url);
const order = (words: string) => Buffer.from(words);

function thread(settings: Partial<Parameters<typeof createMailThread>[0]> = {}) {
  const said: string[] = [];
  const made = createMailThread({ warn: (message) => said.push(message), worker, ...settings });
  onTestFinished(() => made.close());
  return { ...made, said };
}

test("a mail that takes for ever holds up nobody: it is refused after its second try, and the next ones are read", async () => {
  const { readMail, readReport, said } = thread({ limitMs: 150 });
  let isDone = false;
  const hanging = readMail(order("hang")).finally(() => (isDone = true));
  const behind = [readMail(order("a mail")), readMail(order("another"))];
  // Where the mail was read in this thread, no turn would come.
  let turns = 0;
  for (; !isDone && turns < 1_000; turns += 1) await turn();
  expect([turns, isDone]).toEqual([1_000, false]);
  expect(await hanging).toEqual({ refused: "too_hard" });
  expect(await Promise.all(behind)).toEqual([{ refused: "empty" }, { refused: "empty" }]);
  expect(said).toHaveLength(2);
  expect(await readReport(order("hang"))).toBeNull();
});

test.each(["grow", "end"])(
  "a mail that takes its thread along (%s) is refused, and the next one is read",
  async (what) => {
    const { readMail } = thread({ memoryMb: 16, limitMs: 20_000 });
    expect(await readMail(order(what))).toEqual({ refused: "too_hard" });
    expect(await readMail(order("a mail"))).toEqual({ refused: "empty" });
    await expect(readMail(order("fail"))).rejects.toThrow("no mail");
  },
);

test("where no thread can be had, nothing is said about the mail: it comes again", async () => {
  const { readMail } = thread({ worker: new URL("data:text/javascript,throw new Error('no room')") });
  await expect(Promise.all([readMail(order("a mail")), readMail(order("another"))])).rejects.toMatchObject({
    code: "unavailable",
  });
  const closing = thread({ limitMs: 20_000 });
  const [[left]] = await Promise.all([Promise.allSettled([closing.readMail(order("hang"))]), closing.close()]);
  expect(left).toMatchObject({ status: "rejected", reason: { code: "unavailable" } });
});

test("what was read comes back whole, with its files as bytes and its time as a time", async () => {
  const { readMail, close } = createMailThread({ warn: () => undefined, idleMs: 1 });
  const raw = order(
    "From: Ana <ana@x.example>\r\nDate: Mon, 2 Nov 2026 10:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nBolo?\r\n--b\r\nContent-Type: text/plain; name=a.txt\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\nnoz\r\n--b--\r\n",
  );
  const read = await readMail(raw);
  expect(read).toMatchObject({ text: "Bolo?", sentAt: new Date("2026-11-02T10:00:00Z"), files: [{ name: "a.txt" }] });
  expect("files" in read && Buffer.isBuffer(read.files[0]?.bytes)).toBe(true);
  // Its thread has ended for want of work: the next mail begins another.
  expect(await readMail(raw)).toEqual(read);
  await close();
});
