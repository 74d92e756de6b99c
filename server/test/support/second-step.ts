import type { RecoveryCodes, TwoFactorSetup } from "@handbill/contracts";
import { Secret, TOTP } from "otpauth";
import type { Client } from "./client.ts";

export const PASSWORD = "a long password";

/** The phone of somebody: shows the code of now, or of so many steps before or after. */
export const phoneOf = (secret: string) => (steps: number) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * 30_000 });

/** Switches the second step on; the code of the step before is used up by it. */
export async function withSecondStep(owner: Client) {
  const setup = await owner.post<TwoFactorSetup>("/me/two-factor", { password: PASSWORD });
  const phone = phoneOf(setup.data.secret);
  const on = await owner.post<RecoveryCodes>("/me/two-factor/confirm", { code: phone(-1) });
  if (on.status !== 200) throw new Error(`No second step: ${JSON.stringify(on.problem)}`);
  return { phone, secret: setup.data.secret, recoveryCodes: on.data.recoveryCodes };
}

export type Door = { status: number; cookie: string; setCookies: string[]; body: Record<string, unknown> };

/** A browser at the doors of the sign-in: posts, and keeps the cookies it is given. */
export function browser(url: string) {
  const jar = new Map<string, string>();
  const post = async (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Door> => {
    const response = await fetch(new URL(`/api/auth/${path}`, url), {
      method: "POST",
      headers: { "content-type": "application/json", cookie: cookies(), ...headers },
      body: JSON.stringify(body),
    });
    const setCookies = response.headers.getSetCookie();
    for (const line of setCookies) {
      const [name = "", value = ""] = (line.split(";", 1)[0] ?? "").split(/=(.*)/s);
      if (/max-age=0/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    return { status: response.status, cookie: cookies(), setCookies, body: JSON.parse(await response.text()) };
  };
  const cookies = () => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  return {
    jar,
    post,
    signIn: (email: string, password = PASSWORD) => post("sign-in/email", { email, password }),
    secondStep: (code: string) => post("sign-in/second-step", { code }),
    /** Whether the API takes this browser for somebody. */
    async isIn(): Promise<boolean> {
      const response = await fetch(new URL("/api/v1/me", url), { headers: { cookie: cookies() } });
      return response.status === 200;
    },
  };
}
