/** A key that signs access tokens. better-auth makes and uses the private half; the private one is only sealed anew here. */
export type SigningKeyTable = {
  id: string;
  publicKey: string;
  privateKey: string;
  alg: string | null;
  crv: string | null;
  createdAt: string;
  expiresAt: string | null;
};
