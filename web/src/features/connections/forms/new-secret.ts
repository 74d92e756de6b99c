const KEY_BYTES = 32;

/** A key for signatures, made here, so that the server never has to show it. */
export const newSecret = (): string =>
  `whsec_${btoa(String.fromCodePoint(...crypto.getRandomValues(new Uint8Array(KEY_BYTES))))}`;
