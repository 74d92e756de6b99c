import { once } from "node:events";
import { createServer } from "node:net";
import { StartRefusal } from "../core/start-refusal.ts";

/** Finds out before anything else is started whether the port can be had. Port 0 becomes one that is free. */
export async function requirePort(port: number, host: string): Promise<number> {
  const probe = createServer();
  try {
    probe.listen({ port, host, exclusive: true });
    await once(probe, "listening");
    const address = probe.address();
    return typeof address === "object" && address !== null ? address.port : port;
  } catch (cause) {
    throw new StartRefusal(inWords(cause, port, host), { cause });
  } finally {
    probe.close();
  }
}

function inWords(error: unknown, port: number, host: string): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const choose = `choose another with PORT, for instance: PORT=${port < 65_535 ? port + 1 : 3000} npm start`;
  switch (code) {
    case "EADDRINUSE":
      return `Port ${port} is taken, perhaps by a Handbill that is already running. Stop that program, or ${choose}`;
    case "EACCES":
      return `This user may not open port ${port}; ${choose}`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return `This machine has no address ${host}. Set HOST to one that it has, such as 127.0.0.1 or 0.0.0.0.`;
    default:
      return `Port ${port} on ${host} cannot be opened: ${String(error)}`;
  }
}
