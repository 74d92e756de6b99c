import { Agent, request } from "node:http";

export type Ask = { method: string; path: string; body?: string; headers?: Record<string, string> };
export type Answer = { status: number; etag: string | undefined; text: string };

/** Asks over connections that are kept, so many at once; what is answered is read to its end. */
export function createAsker(atOnce: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  return {
    ask(url: string, { method, path, body, headers }: Ask): Promise<Answer> {
      const { promise, resolve, reject } = Promise.withResolvers<Answer>();
      const length = body === undefined ? undefined : Buffer.byteLength(body);
      const json = length === undefined ? {} : { "content-type": "application/json", "content-length": length };
      request(url + path, { agent, method, headers: { ...json, ...headers } }, (answer) => {
        let text = "";
        answer.setEncoding("utf8").on("data", (part: string) => (text += part));
        answer.once("end", () => resolve({ status: answer.statusCode ?? 0, etag: answer.headers.etag, text }));
      })
        .once("error", reject)
        .end(body);
      return promise;
    },
    close: () => agent.destroy(),
  };
}
