import { isIP } from "node:net";
import { z } from "zod";

/** The shortest secret that nobody can guess by trying. */
export const SHORTEST_SECRET = 32;
export const SHORTEST_TOKEN = 16;
export const PROXY_WORDS = ["loopback", "linklocal", "uniquelocal"];

export const setting = (fits: (value: string) => boolean, demand: string) => z.string().refine(fits, demand);
export const optional = (fits: (value: string) => boolean, demand: string) =>
  setting(fits, demand).nullable().default(null);

/** Secrets that are being replaced: one, or several with commas between. A comma may also be part of a single one. */
export const formerSecrets = (shortest: number) =>
  setting((text) => text === "" || text.length >= shortest, `must have at least ${shortest} characters`)
    .transform((text) => {
      const parts = listed(text);
      return parts.every((part) => part.length >= shortest) ? parts : [text];
    })
    .prefault("");

export const oneOf = <const Choice extends string>(choices: readonly Choice[], fallback: Choice) =>
  z.enum(choices, { error: `must be one of ${choices.join(", ")}` }).prefault(fallback);

export const wholeNumber = (min: number, max: number, fallback: number) =>
  setting(
    (text) => /^\d{1,9}$/.test(text) && Number(text) >= min && Number(text) <= max,
    `must be a whole number from ${min} to ${max}`,
  )
    .transform(Number)
    .prefault(String(fallback));

/** Seconds, when they are given: what is usual depends on how the process was started. */
export const seconds = (max: number) =>
  optional(
    (text) => /^\d{1,5}$/.test(text) && Number(text) <= max,
    `must be a whole number of seconds from 0 to ${max}`,
  ).transform((text) => (text === null ? null : Number(text)));

export const isUrl = (...schemes: string[]) => {
  return (text: string) => schemes.some((scheme) => text.startsWith(`${scheme}://`)) && URL.canParse(text);
};
export const isOrigin = (text: string) =>
  isUrl("http", "https")(text) && new URL(text).href === `${new URL(text).origin}/`;
/** Its user and password are written with %: one that cannot be read would end the start without a word about why. */
export const isMailServer = (text: string) => {
  if (!isUrl("smtp", "smtps")(text)) return false;
  const { username, password } = new URL(text);
  return isDecodable(username) && isDecodable(password);
};
export const isDatabaseUrl = (text: string) => /^postgres(ql)?:\/\/\S+$/.test(text);
export const isMailAddress = (text: string) => /^[^\s@<>"]+@[^\s@<>"]+$/.test(text);
export const isName = (text: string) => /^\S{1,200}$/.test(text);

export const isPositive = (text: string) => /^[1-9]\d{0,6}$/.test(text) && Number(text) <= 1_000_000;

export const isDollars = (text: string) => /^\d{1,6}(\.\d{1,9})?$/.test(text);

const rate = z.number().nonnegative().max(100_000);
export const PriceList = z.record(
  z.string(),
  z.strictObject({ input: rate, output: rate, cacheRead: rate.optional(), cacheWrite: rate.optional() }),
);
export function isPriceList(text: string): boolean {
  try {
    return PriceList.safeParse(JSON.parse(text)).success;
  } catch {
    return false;
  }
}

export const isNetwork = (text: string) => {
  const [address = "", bits, ...rest] = text.split("/");
  const longest = isIP(address) === 4 ? 32 : 128;
  const fits = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= longest);
  return PROXY_WORDS.includes(text) || (isIP(address) !== 0 && rest.length === 0 && fits);
};
/** A network such as 10.0.0.0/8, with a port behind it where only that is meant: 10.0.0.0/8:9000, [fd00::/8]:9000. */
export function readAllowance(text: string): { network: string; port: number | null } | null {
  const [, bracketed, plain = text, port] = /^(?:\[([^\]]+)\]|([\d./]+))(?::(\d{1,5}))?$/.exec(text) ?? [];
  const network = bracketed ?? plain;
  if (PROXY_WORDS.includes(network) || !isNetwork(network) || Number(port ?? 1) > 65_535) return null;
  const whole = isIP(network) === 4 ? `${network}/32` : `${network}/128`;
  return { network: network.includes("/") ? network : whole, port: port === undefined ? null : Number(port) };
}
export const listed = (text: string) => text.split(",").flatMap((part) => part.trim() || []);

export const isHost = (text: string) => /^[\w.:-]+$/.test(text);
export const isPort = (text: string) => /^[1-9]\d{0,4}$/.test(text) && Number(text) <= 65_535;
export const isShare = (text: string) => /^(0(\.\d+)?|1(\.0+)?)$/.test(text);
export const isEmail = (text: string) => /^[^\s@,]+@[^\s@,]+$/.test(text);

/** The form that OpenTelemetry gives them: name=value with commas between, and values percent-encoded. */
const HEADER = /^[\w.-]+=[\x21-\x7e]*$/;
export const isHeaderList = (text: string) =>
  listed(text).every((part) => HEADER.test(part) && isDecodable(part.slice(part.indexOf("=") + 1)));
export const headersIn = (text: string): Record<string, string> =>
  Object.fromEntries(
    listed(text).map((part) => {
      const at = part.indexOf("=");
      return [part.slice(0, at), decodeURIComponent(part.slice(at + 1))];
    }),
  );

function isDecodable(text: string): boolean {
  try {
    return decodeURIComponent(text).length >= 0;
  } catch {
    return false;
  }
}
