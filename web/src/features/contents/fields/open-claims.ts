import type { Claim } from "@handbill/contracts";

/** A statement that is more than a reminder: it has to be confirmed before the text can be approved. */
export const isBlocking = ({ blocks }: Claim): boolean => blocks !== false;

/** What still has to be confirmed. */
export const openClaims = (claims: readonly Claim[]): Claim[] =>
  claims.filter((claim) => isBlocking(claim) && !claim.confirmed);
