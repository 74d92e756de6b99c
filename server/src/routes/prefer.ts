import type { FastifyReply, FastifyRequest } from "fastify";

/**
 * Milliseconds this request wants to wait for its generation (RFC 7240): none with `Prefer: respond-async`, at most N
 * seconds with `Prefer: wait=N`, else the default. Nobody waits longer than the default.
 */
export function preferredWaitMs(request: FastifyRequest, reply: FastifyReply): number {
  const { waitSeconds } = request.server;
  const preferences = preferencesOf(request.headers["prefer"]);
  const wait = preferences.get("wait");
  const isAsync = preferences.has("respond-async");
  const seconds = wait !== undefined && /^\d{1,9}$/.test(wait) ? Math.min(Number(wait), waitSeconds) : undefined;

  const applied = [...(isAsync ? ["respond-async"] : []), ...(seconds === undefined ? [] : [`wait=${seconds}`])];
  if (applied.length > 0) reply.header("preference-applied", applied.join(", "));
  return (seconds ?? (isAsync ? 0 : waitSeconds)) * 1000;
}

/** Of a repeated preference the first one counts. */
function preferencesOf(header: string | string[] | undefined): Map<string, string> {
  const preferences = new Map<string, string>();
  for (const part of String(header ?? "").split(",")) {
    const [name = "", value = ""] = (part.split(";", 1)[0] ?? "").split("=", 2).map((text) => text.trim());
    const known = name.toLowerCase();
    if (known !== "" && !preferences.has(known)) preferences.set(known, value.replaceAll('"', ""));
  }
  return preferences;
}
