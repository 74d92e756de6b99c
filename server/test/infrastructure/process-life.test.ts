import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { isAlive } from "../../src/infrastructure/embedded-postgres/process-state.ts";

const program = join(import.meta.dirname, "..", "support", "life-child.ts");

type Life = { child: ChildProcess; lines(): string[]; exit: Promise<unknown> };

async function begin(command: string, args: string[]): Promise<Life> {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "inherit"] });
  let text = "";
  child.stdout.on("data", (chunk: Buffer) => (text += chunk.toString()));
  const lines = () => text.split("\n").filter((line) => line !== "" && !line.startsWith("ready"));
  const exit = once(child, "close").then(([code]: unknown[]) => code);
  onTestFinished(() => void child.kill("SIGKILL"));
  await expect.poll(() => text).toContain("ready");
  return { child, lines, exit };
}

const live = (manner: string) => begin(process.execPath, [program, manner]);

test.each(["SIGTERM", "SIGINT", "SIGHUP"] as const)(
  "%s closes what was opened last first, and leaves without error",
  async (signal) => {
    const { child, lines, exit } = await live("");
    child.kill(signal);
    expect(await exit).toBe(0);
    expect(lines()).toEqual([
      "Stopping; what is running may finish first.",
      "closed the requests",
      "closed the database",
    ]);
  },
);

test("a Ctrl-C that arrives twice, from the terminal and from npm, counts once", async () => {
  const { child, lines, exit } = await live("slow");
  child.kill("SIGINT");
  await expect.poll(lines).toEqual(["Stopping; what is running may finish first."]);
  child.kill("SIGINT");
  child.kill("SIGUSR2");
  await expect.poll(lines).toEqual(["Stopping; what is running may finish first.", "two seconds later"]);
  child.kill("SIGKILL");
  await exit;
});

test("a second Ctrl-C, by a person who does not want to wait, ends it at once", async () => {
  const { child, lines, exit } = await live("slow");
  child.kill("SIGINT");
  await expect.poll(lines).toHaveLength(1);
  child.kill("SIGUSR2");
  await expect.poll(lines).toHaveLength(2);
  child.kill("SIGINT");
  expect(await exit).toBe(1);
  expect(lines().at(-1)).toBe("Stopping at once.");
});

test("what cannot be closed does not keep the rest open, and the exit code tells", async () => {
  const { child, lines, exit } = await live("broken");
  child.kill("SIGTERM");
  expect(await exit).toBe(1);
  expect(lines()).toContain("closed the database");
  expect(lines()).toContain("Something could not be closed: Error: no way");
});

test("run by npm, the process ends when its parent is killed", async () => {
  const shell = await begin("/bin/sh", ["-c", '"$0" "$1" following; true', process.execPath, program]);
  const ready = once(shell.child, "exit");
  const pid = await childOf(shell.child.pid ?? 0);
  shell.child.kill("SIGKILL");
  await ready;
  await expect.poll(() => isAlive(pid)).toBe(false);
  await expect.poll(shell.lines).toContain("closed the database");
});

async function childOf(parent: number): Promise<number> {
  const list = spawn("pgrep", ["-P", String(parent)], { stdio: ["ignore", "pipe", "inherit"] });
  let text = "";
  list.stdout.on("data", (chunk: Buffer) => (text += chunk.toString()));
  await once(list, "close");
  return Number.parseInt(text, 10);
}
