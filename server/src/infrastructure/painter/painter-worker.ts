import { parentPort, workerData } from "node:worker_threads";
import * as z from "zod/mini";

/*
 * A thread that draws first pictures of the studio. What goes wrong or takes long in it holds up nobody: pages then go out
 * without a picture.
 */

const empty = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined, clear: () => undefined };
/** Of a browser there is nothing here; what it keeps for somebody is known to that browser alone. */
const nothingKept = { value: empty, configurable: true };
Object.defineProperty(globalThis, "localStorage", nothingKept);
Object.defineProperty(globalThis, "sessionStorage", nothingKept);
globalThis.fetch = () => Promise.reject(new Error("nothing is asked while a page is painted"));

type Order = { id: number; address: string; answers: Record<string, [string | null, string]> };
type Paint = (address: string, answers: Order["answers"]) => Promise<unknown>;

const { file } = z.object({ file: z.string() }).parse(workerData);
const { paint }: { paint: Paint } = await import(file);

parentPort?.on("message", ({ id, address, answers }: Order) => {
  paint(address, answers).then(
    (painting) => parentPort?.postMessage({ id, painting }),
    (error: unknown) => parentPort?.postMessage({ id, painting: null, error: String(error) }),
  );
});
parentPort?.postMessage({ id: 0, painting: null });
