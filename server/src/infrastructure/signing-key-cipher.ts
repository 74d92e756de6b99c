import { symmetricDecrypt, symmetricEncrypt } from "better-auth/crypto";

/** How better-auth seals the private halves of signing keys: its own functions, in the form in which it writes and reads them. */
export const signingKeyCipher = {
  seal: async (key: string, text: string): Promise<string> =>
    JSON.stringify(await symmetricEncrypt({ key, data: text })),

  /** Undefined where another key sealed it. */
  async open(key: string, sealed: string): Promise<string | undefined> {
    try {
      return await symmetricDecrypt({ key, data: String(JSON.parse(sealed)) });
    } catch {
      return undefined;
    }
  },
};
export type SigningKeyCipher = typeof signingKeyCipher;
