import { vi } from "vitest";

export type Ask = { method: string; path: string; body: unknown };
type Answers = Record<string, (ask: Ask) => unknown>;

/** An access token as a page needs it: whoever it is. */
const TOKEN = { token: `head.${btoa(JSON.stringify({ sub: "user", iat: 0, exp: 600 }))}.sign` };

export const USER = {
  id: "user",
  name: "Maria",
  email: "maria@bakery.example",
  createdAt: "2026-11-01T00:00:00Z",
  guest: false,
  confirmEmail: false,
};

/** A refusal, as the server words it. */
export const refusal = (status: number, code: string, detail: string): Response =>
  Response.json({ type: "about:blank", title: detail, status, code, detail, requestId: "r-1" }, { status });

/**
 * Answers the page's requests by "METHOD /path" (below /api/v1 or /api), and keeps what was asked. What a function answers is `data`,
 * unless it is a whole Response.
 */
export function answering(answers: Answers): Ask[] {
  const asked: Ask[] = [];
  vi.stubGlobal("fetch", async (address: string, { method = "GET", body }: RequestInit = {}) => {
    const path = address.replace(/^\/api(\/v1)?/, "").replace(/\?.*$/, "");
    if (path === "/auth/token") return Response.json(TOKEN);
    const ask = { method, path, body: typeof body === "string" ? JSON.parse(body) : undefined };
    if (method !== "GET") asked.push(ask);
    const answer = answers[`${method} ${path}`];
    if (!answer) return path === "/me" ? Response.json({ data: USER }) : refusal(404, "not_found", path);
    const data = await answer(ask);
    if (data instanceof Response) return data;
    if (data === undefined) return new Response(null, { status: 204 });
    return Response.json({ data, page: { next: null } });
  });
  return asked;
}
