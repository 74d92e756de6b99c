import { join } from "node:path";
import { startProxy, type TcpProxy } from "./tcp-proxy.ts";

export const TEMPLATE = "template";

/** PostgreSQL's programs are copied here once, and then used by every run. */
export const binariesDir = join(import.meta.dirname, "..", "..", "..", ".cache", "bin");

/** The same server, another database. */
export const forDatabase = (url: string, name: string) => url.replace(/@([^/]*)\/[^?]*/, `@$1/${name}`);

/** A proxy before the PostgreSQL of a test, whose address names the folder of a socket; and the address that leads through it. */
export async function proxyTo(databaseUrl: string): Promise<TcpProxy & { url: string }> {
  const [, query = ""] = databaseUrl.split("?", 2);
  const proxy = await startProxy({ path: `${new URLSearchParams(query).get("host") ?? ""}/.s.PGSQL.5432` });
  return { ...proxy, url: throughPort(databaseUrl, proxy.port) };
}

/** The same database, through a port of this machine. */
export const throughPort = (databaseUrl: string, port: number) =>
  databaseUrl.replace(/@[^/]*\//, `@127.0.0.1:${port}/`).replace(/\?.*$/, "");
