import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { expect, test } from "vitest";

const FOLDER = new URL("../test-folder.mjs", import.meta.url).href;
const program = (then: string) =>
  `const { makeTestFolder } = await import("${FOLDER}"); const folder = makeTestFolder();
   const { writeFileSync, existsSync } = await import("node:fs"); writeFileSync(folder + "/a", "b"); ${then}`;
const run = (then: string) => execFileSync(process.execPath, ["--input-type=module", "-e", program(then)]).toString();

test("the folder of a run is there while it runs and gone after it", () => {
  const [folder = "", wasThere] = run("console.log(folder, existsSync(folder))").trim().split(" ");
  expect(wasThere).toBe("true");
  expect(existsSync(folder)).toBe(false);
});

test("what a killed run left is cleared by the next one, and the folder of a running one is left alone", async () => {
  const waits = "console.log(folder); await new Promise((resolve) => setTimeout(resolve, 60_000));";
  const child = spawn(process.execPath, ["--input-type=module", "-e", program(waits)]);
  const [line]: Buffer[] = await once(child.stdout, "data");
  const left = String(line).trim();
  run("");
  expect(existsSync(left)).toBe(true);
  child.kill("SIGKILL");
  await once(child, "exit");
  expect(existsSync(left)).toBe(true);
  run("");
  expect(existsSync(left)).toBe(false);
});
