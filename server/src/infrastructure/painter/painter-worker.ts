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
Object.defineProperty(globalThis, "addEventListener", { value: () => undefined, configurable: true });
globalThis.fetch = () => Promise.reject(new Error("nothing is asked while a page is painted"));

type Order = { id: number; address: string; answers: Record<string, [string | null, string]>; kept: string[] };
type Paint = (address: string, answers: Order["answers"], kept: string[]) => Promise<unknown>;

const { file, publicUrl } = z.object({ file: z.string(), publicUrl: z.string() }).parse(workerData);
Object.defineProperty(globalThis, "location", { value: new URL(publicUrl), configurable: true });
const { paint }: { paint: Paint } = await import(file);

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread knows no origins
const tell = (told: object): void => parentPort?.postMessage(told);

parentPort?.on("message", ({ id, address, answers, kept }: Order) => {
  paint(address, answers, kept).then(
    (painting) => tell({ id, painting }),
    (error: unknown) => tell({ id, painting: null, error: String(error) }),
  );
});
