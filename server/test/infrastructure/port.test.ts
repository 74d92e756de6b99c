import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { requirePort } from "../../src/infrastructure/port.ts";

async function takePort(host: string): Promise<number> {
  const server = createServer().listen(0, host);
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const address: AddressInfo | string | null = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

test("a port that is taken is said in words, with how to choose another", async () => {
  const port = await takePort("127.0.0.1");
  await expect(requirePort(port, "127.0.0.1")).rejects.toThrow(
    `Port ${port} is taken, perhaps by a Handbill that is already running. Stop that program, or choose another with PORT, for instance: PORT=${port + 1} npm start`,
  );
});

test("a program that listens on every address takes the port of this machine too", async () => {
  const port = await takePort("0.0.0.0");
  await expect(requirePort(port, "127.0.0.1")).rejects.toThrow("is taken");
});

test("a port that is free can be had afterwards", async () => {
  const port = await requirePort(0, "127.0.0.1");
  expect(port).toBeGreaterThan(0);
  expect(await requirePort(port, "127.0.0.1")).toBe(port);
});

test("an address that this machine does not have is said in words", async () => {
  await expect(requirePort(0, "192.0.2.1")).rejects.toThrow("This machine has no address 192.0.2.1");
});
