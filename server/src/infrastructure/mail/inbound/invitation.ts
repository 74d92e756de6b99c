import { cleanLine } from "./clean-text.ts";

const MOST_BYTES = 100_000;

const unescaped = (value: string): string => value.replaceAll(/\\[nN]/g, " ").replaceAll(/\\([,;\\])/g, "$1");

/** A line of a calendar (RFC 5545) of the first event, with its parameters. */
function lineOf(calendar: string, name: string): { value: string; zone: string } | undefined {
  const event = /BEGIN:VEVENT([\s\S]*?)(?:END:VEVENT|$)/i.exec(calendar)?.[1] ?? "";
  const found = new RegExp(`^${name}((?:;[^:\\n]{0,200})?):([^\\n]{0,2000})`, "im").exec(event);
  if (!found) return undefined;
  const zone = /;TZID="?([^";:]+)/i.exec(found[1] ?? "")?.[1] ?? "";
  return { value: cleanLine(unescaped(found[2] ?? ""), 300), zone: cleanLine(zone, 60) };
}

/** `20261201T100000Z` as people read it: 2026-12-01 10:00 (UTC). */
function time(at: { value: string; zone: string } | undefined): string {
  const [, year, month, day, hour, minute, utc] =
    /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})\d{0,2}(Z?))?/.exec(at?.value ?? "") ?? [];
  if (year === undefined) return "";
  if (hour === undefined) return ` ${year}-${month}-${day}`;
  const zone = utc === "Z" ? " (UTC)" : at?.zone ? ` (${at.zone})` : "";
  return ` ${year}-${month}-${day} ${hour}:${minute}${zone}`;
}

const WORDS: Record<string, string> = { CANCEL: "Cancelled", REPLY: "Answer to an invitation", REQUEST: "Invitation" };

/** What an invitation says, in one line; undefined for a calendar without an event. */
export function invitationIn(bytes: Buffer): string | undefined {
  const calendar = bytes
    .subarray(0, MOST_BYTES)
    .toString("utf8")
    .replaceAll(/\r?\n[ \t]/g, "")
    .replaceAll("\r", "");
  if (!/^BEGIN:VEVENT/im.test(calendar)) return undefined;
  const method = /^METHOD:(\w+)/im.exec(calendar)?.[1]?.toUpperCase() ?? "";
  const place = lineOf(calendar, "LOCATION")?.value ?? "";
  const summary = lineOf(calendar, "SUMMARY")?.value ?? "";
  const when = time(lineOf(calendar, "DTSTART"));
  return `${WORDS[method] ?? "Appointment"}: ${summary || "without a name"}${when && ` –${when}`}${place && `, ${place}`}`;
}
