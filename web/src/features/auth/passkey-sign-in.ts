import { base64url } from "../../api/base64url.ts";
import { postAuth } from "../../api/accounts.ts";
import { enter } from "../../api/session.ts";

/** Signs in with a passkey that the browser offers; undefined where the person let it be. */
export async function signInByPasskey(): Promise<string | undefined> {
  const answer: unknown = await (await postAuth("passkey/begin", {})).json();
  const options: PublicKeyCredentialRequestOptionsJSON = Reflect.get(Object(answer), "options");
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  const signed = await navigator.credentials.get({ publicKey }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === "NotAllowedError") return null;
    throw error;
  });
  if (!(signed instanceof PublicKeyCredential) || !(signed.response instanceof AuthenticatorAssertionResponse)) {
    return undefined;
  }
  const { clientDataJSON, authenticatorData, signature, userHandle } = signed.response;
  await postAuth("passkey/finish", {
    id: signed.id,
    clientDataJSON: base64url(clientDataJSON),
    authenticatorData: base64url(authenticatorData),
    signature: base64url(signature),
    ...(userHandle && { userHandle: base64url(userHandle) }),
  });
  return enter();
}
