/** A key that signs access tokens. better-auth makes and uses the private half; only the public half is read here. */
export type SigningKeyTable = {
  id: string;
  publicKey: string;
  alg: string | null;
  crv: string | null;
  createdAt: string;
  expiresAt: string | null;
};
