/** The path to go back to after signing in, or null. Only a page of this studio counts: never another site, never the sign-in itself. */
export function safeRedirect(raw: string | undefined, origin: string): string | null {
  if (!raw) return null;
  const address = URL.parse(raw, origin);
  if (!address || address.origin !== origin || !raw.startsWith("/") || raw.startsWith("//")) return null;
  // "/.//evil.example" is a path here and a site of its own once its dots are resolved.
  if (address.pathname.startsWith("//")) return null;
  if (/[\\\s]/.test(raw) || /^\/(login|signup)(\/|\?|#|$)/.test(address.pathname)) return null;
  return address.pathname + address.search + address.hash;
}
