import type { IncomingMessage } from "node:http";

const LARGEST_BODY = 8 * 1024 * 1024;
/** No request nests deeper; one that does wants to exhaust whoever walks through it. */
const DEEPEST = 200;

/** Time for a client that sends too much to hear that it does. */
const LAST_WORDS_MS = 1000;

/** The text of a body, or null where it is longer than any honest request: the rest is dropped, and soon the connection. */
export async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve, reject) => {
    const keep = (bytes: Buffer): void => {
      size += bytes.length;
      chunks.push(bytes);
      if (size <= LARGEST_BODY) return;
      request.off("data", keep);
      request.resume();
      setTimeout(() => request.destroy(), LAST_WORDS_MS).unref();
      resolve(null);
    };
    request.on("data", keep);
    request.once("end", () => resolve(Buffer.concat(chunks).toString("utf8")));
    request.once("error", reject);
    request.once("close", () => reject(new Error("The client left before its request was whole.")));
  });
}

/** Whether a JSON text nests too deep to be walked through. Brackets inside its texts count for nothing. */
export function isTooDeep(json: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let index = 0; index < json.length; index += 1) {
    const character = json[index];
    if (quoted) {
      if (character === "\\") index += 1;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === "[" || character === "{") depth += 1;
    else if (character === "]" || character === "}") depth -= 1;
    if (depth > DEEPEST) return true;
  }
  return false;
}
