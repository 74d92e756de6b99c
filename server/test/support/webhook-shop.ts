import { createServer } from "node:http";
import { afterAll } from "vitest";
import { portOf } from "./publisher-contract.ts";

/** A program of an owner's that is handed contents: what it was sent, and what it answers to the next of them. */
export async function webhookShop() {
  const shop = { url: "", received: [] as { id: string; text: string }[], answers: [] as (number | "drop")[] };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const text = Buffer.concat(parts).toString();
      if (!text.includes("connection.test")) shop.received.push({ id: String(request.headers["webhook-id"]), text });
      const answer = shop.answers.shift() ?? 204;
      if (answer === "drop") request.socket.destroy();
      else response.writeHead(answer).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  shop.url = `http://127.0.0.1:${portOf(server.address())}/hook`;
  return shop;
}
