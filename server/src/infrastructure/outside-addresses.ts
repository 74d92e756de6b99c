import ipaddr from "ipaddr.js";

/** A network of the operator's own that may be called; with a port, only there. */
export type OutsideAllowance = { network: string; port: number | null };

/** Where services for everybody listen. */
const PORTS: ReadonlySet<number> = new Set([80, 443, 8080, 8443]);
/** Where mail servers take mails. */
export const MAIL_PORTS: ReadonlySet<number> = new Set([25, 465, 587, 2525]);

/** Where they let mails be read. */
export const MAILBOX_PORTS: ReadonlySet<number> = new Set([143, 993]);

/** Whether what users typed in may lead here: a public address, or one that the operator allows. */
export function isAllowed(
  address: string,
  port: number,
  allowances: readonly OutsideAllowance[],
  ports = PORTS,
): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() === "unicast" && ports.has(port)) return true;
  return allowances.some((allowance) => (allowance.port ?? port) === port && isIn(parsed, allowance.network));
}

function isIn(address: ipaddr.IPv4 | ipaddr.IPv6, network: string): boolean {
  const [base, bits] = ipaddr.parseCIDR(network);
  return base.kind() === address.kind() && address.match(base, bits);
}
