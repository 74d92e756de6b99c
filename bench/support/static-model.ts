import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

const PROGRAM = join(import.meta.dirname, "static-model-child.ts");

/** Starts the model server that thinks about nothing. It ends with us, however we end. */
export async function startStaticModel(answer: string) {
  const child = spawn(process.execPath, [PROGRAM, answer], { stdio: ["pipe", "pipe", "inherit"] });
  const [port]: unknown[] = await once(child.stdout, "data");
  const origin = `http://127.0.0.1:${String(port).trim()}`;
  return {
    baseUrl: `${origin}/v1`,
    /** The body of the latest request, byte for byte. */
    latestRequest: async (): Promise<string> => (await fetch(origin)).text(),
    async [Symbol.asyncDispose]() {
      const ended = once(child, "exit");
      child.stdin.end();
      await ended;
    },
  };
}
