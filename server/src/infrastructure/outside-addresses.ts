import ipaddr from "ipaddr.js";

/** A network of the operator's own that may be called; with a port, only there. */
export type OutsideAllowance = { network: string; port: number | null };

/** As an operator writes it. */
export const allowanceInWords = ({ network, port }: OutsideAllowance): string =>
  port === null ? network : `${network.includes(":") ? `[${network}]` : network}:${port}`;

/** Whether it opens more than one machine, or more than one port of it. */
export const isWide = ({ network, port }: OutsideAllowance): boolean =>
  port === null || !(network.endsWith("/32") || network.endsWith("/128"));

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
  if (isPublic(parsed) && ports.has(port)) return true;
  return allowances.some((allowance) => (allowance.port ?? port) === port && isIn(parsed, allowance.network));
}

/** Of IPv6 only what is given out for the internet: elsewhere stand IPv4 addresses in other clothes and what nobody has. */
const isPublic = (address: ipaddr.IPv4 | ipaddr.IPv6): boolean =>
  address.range() === "unicast" && (address.kind() === "ipv4" || isIn(address, "2000::/3"));

function isIn(address: ipaddr.IPv4 | ipaddr.IPv6, network: string): boolean {
  const [base, bits] = ipaddr.parseCIDR(network);
  return base.kind() === address.kind() && address.match(base, bits);
}
