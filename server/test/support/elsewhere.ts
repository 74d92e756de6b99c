import { randomUUID } from "node:crypto";
import type { Client } from "./client.ts";
import type { PersonThere } from "./openid-provider.ts";
import { browser } from "./second-step.ts";

/** Somebody that nobody knows yet. */
export const newPerson = (more: Partial<PersonThere> = {}): PersonThere & { email: string } => ({
  sub: randomUUID(),
  email: `${randomUUID()}@example.com`,
  email_verified: true,
  name: "Ana Silva",
  ...more,
});

export type Landing = { status: number; location: string; setCookies: string[] };

/** Signs in there: the address that leads back. */
async function signInThere(address: string): Promise<string> {
  const response = await fetch(address, { redirect: "manual" });
  return response.headers.get("location") ?? "";
}

/** A browser that signs in elsewhere, step by step, so that a test can go astray at each of them. */
export function elsewhereBrowser(url: string) {
  const door = browser(url);
  const { jar, post } = door;
  const cookies = () => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");

  /** Opens an address of the product as a browser does that was sent there. */
  const land = async (address: string): Promise<Landing> => {
    const { pathname, search } = new URL(address);
    const response = await fetch(new URL(pathname + search, url), {
      redirect: "manual",
      headers: { cookie: cookies() },
    });
    await response.text();
    const setCookies = response.headers.getSetCookie();
    for (const line of setCookies) {
      const [name = "", value = ""] = (line.split(";", 1)[0] ?? "").split(/=(.*)/s);
      if (/max-age=0/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    return { status: response.status, location: response.headers.get("location") ?? "", setCookies };
  };

  const begin = async (redirect?: string): Promise<string> => {
    const { body } = await post("elsewhere/begin", { provider: "oidc", ...(redirect !== undefined && { redirect }) });
    return String(body["address"]);
  };

  return {
    ...door,
    cookies,
    /** Has these cookies too. */
    take(more: string): void {
      for (const pair of more.split("; ")) jar.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
    },
    land,
    signInThere,
    begin,
    /** All of it: where the browser ends up. */
    signInElsewhere: async (redirect?: string): Promise<Landing> => land(await signInThere(await begin(redirect))),
  };
}

/** Begins to connect an account elsewhere, in the browser of somebody who is signed in. */
export async function connecting(url: string, user: Client, body: object) {
  const mine = elsewhereBrowser(url);
  mine.take(user.cookie);
  const begun = await user.post<{ address: string }>("/me/elsewhere/begin", { provider: "oidc", ...body });
  for (const line of begun.headers.getSetCookie()) mine.take(line.split(";", 1)[0] ?? "");
  return { mine, begun };
}
