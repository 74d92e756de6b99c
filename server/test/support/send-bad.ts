import { request } from "node:http";
import { connect } from "node:net";
import type { BadRequest } from "./bad-requests.ts";

type Refusal = {
  status: number;
  contentType: string;
  requestId: string;
  problem: {
    code: string;
    status: number;
    title: string;
    detail: string;
    type: string;
    requestId: string;
    errors?: { path: string; message: string }[];
  };
};

/** Sends it over a real socket. */
export function sendBad(url: string, bad: BadRequest): Promise<Refusal> {
  return bad.raw === undefined ? sendRequest(url, bad) : sendBytes(url, bad.raw);
}

function sendRequest(url: string, { method = "GET", path = "/", headers = {}, body }: BadRequest): Promise<Refusal> {
  const { hostname, port } = new URL(url);
  const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
  return new Promise((resolve, reject) => {
    const sent = request(
      { hostname, port, path, method, headers: { ...headers, ...length }, agent: false },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            contentType: response.headers["content-type"] ?? "",
            requestId: String(response.headers["x-request-id"] ?? ""),
            problem: JSON.parse(Buffer.concat(chunks).toString() || "{}"),
          }),
        );
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}

function sendBytes(url: string, bytes: string): Promise<Refusal> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    let text = "";
    const socket = connect(Number(port), hostname, () => socket.write(bytes, "latin1"));
    socket.on("data", (chunk) => (text += chunk.toString()));
    socket.on("error", reject);
    socket.on("close", () => {
      const [head = "", body = ""] = text.split("\r\n\r\n", 2);
      resolve({
        status: Number(head.split(" ", 2)[1]),
        contentType: /^content-type: (.*)$/im.exec(head)?.[1] ?? "",
        requestId: /^x-request-id: (.*)$/im.exec(head)?.[1] ?? "",
        problem: JSON.parse(body || "{}"),
      });
    });
  });
}
