import { base64url } from "./base64url.ts";
import { listOf, ok, Passkey, PasskeyOptions, type PasskeyCreate } from "@handbill/contracts";
import { queryOptions } from "@tanstack/react-query";
import { call, callEmpty } from "./call.ts";
import { keys } from "./keys.ts";

const AT = "/me/passkeys";

export const passkeysQuery = queryOptions({
  queryKey: keys.passkeys,
  queryFn: async ({ signal }) => (await call(listOf(Passkey), "GET", AT, { signal })).data,
});

/** Whether this browser knows passkeys, and knows how to speak of them in JSON. */
export const knowsPasskeys = (): boolean =>
  "PublicKeyCredential" in globalThis && "parseCreationOptionsFromJSON" in PublicKeyCredential;

/** The browser asks its owner, makes a passkey, and the server keeps it. */
export async function makePasskey(name: string, password: string): Promise<Passkey> {
  const { data } = await call(ok(PasskeyOptions), "POST", `${AT}/begin`, { body: { password } });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the browser checks what it is asked
  const options = data.options as unknown as PublicKeyCredentialCreationOptionsJSON;
  const made = await navigator.credentials.create({
    publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options),
  });
  if (!(made instanceof PublicKeyCredential) || !(made.response instanceof AuthenticatorAttestationResponse)) {
    throw new DOMException("no passkey was made", "NotAllowedError");
  }
  const { clientDataJSON, attestationObject } = made.response;
  const credential: PasskeyCreate["credential"] = {
    id: made.id,
    clientDataJSON: base64url(clientDataJSON),
    attestationObject: base64url(attestationObject),
    transports: made.response.getTransports(),
  };
  return (await call(ok(Passkey), "POST", AT, { body: { name, credential } })).data;
}

export const renamePasskey = async (id: string, name: string): Promise<Passkey> =>
  (await call(ok(Passkey), "PATCH", `${AT}/${id}`, { body: { name } })).data;

export const removePasskey = (id: string): Promise<void> => callEmpty("DELETE", `${AT}/${id}`);

/** Whether the person let it be: neither an error of theirs nor of ours. */
export const isLetBe = (error: unknown): boolean =>
  error instanceof DOMException && ["NotAllowedError", "AbortError"].includes(error.name);
