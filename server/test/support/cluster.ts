import { join } from "node:path";

export const TEMPLATE = "template";

/** PostgreSQL's programs are copied here once, and then used by every run. */
export const binariesDir = join(import.meta.dirname, "..", "..", "..", ".cache", "bin");

/** The same server, another database. */
export const forDatabase = (url: string, name: string) => url.replace(/@([^/]*)\/[^?]*/, `@$1/${name}`);
