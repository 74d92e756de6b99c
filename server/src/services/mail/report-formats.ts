import type { ReturnedMail } from "@handbill/contracts";
import { DELIVERY_HEADER, saysNobody, statusIn } from "../../core/mail-names.ts";

/** A report in any form: which mail, and what became of it. */
export type ReturnReport = Omit<ReturnedMail, "email"> & {
  email: string | null;
  deliveryId: string | null;
  status: string | null;
};

/**
 * Where a mail service writes what. Paths go into objects by name and into lists at every item (`[]`) or at the one whose `name` is
 * given (`{X-Handbill-Delivery}`).
 */
type Format = {
  /** What only this service sends. */
  mark: string;
  /** One report for each; the whole body is one without it. */
  each?: string;
  /** A field in which the report stands as text. */
  packed?: string;
  kind: { at: string; values: Record<string, "bounce" | "complaint"> };
  /** What says that it is none: answers of programs, for one. */
  except?: { at: string; values: readonly string[] };
  /** The words for a mailbox that is gone; a status, where there is one, outweighs them. */
  lasting: { at: string; values: readonly string[] };
  status: readonly string[];
  email: readonly string[];
  messageId: readonly string[];
  deliveryId: readonly string[];
};

const FORMATS: Record<string, Format> = {
  ses: {
    mark: "TopicArn",
    packed: "Message",
    kind: { at: "notificationType|eventType", values: { Bounce: "bounce", Complaint: "complaint" } },
    lasting: { at: "bounce.bounceType", values: ["Permanent"] },
    status: ["bounce.bouncedRecipients[].status", "bounce.bouncedRecipients[].diagnosticCode"],
    email: ["bounce.bouncedRecipients[].emailAddress", "complaint.complainedRecipients[].emailAddress"],
    // Amazon gives mails a Message-ID of its own; the one of the sender stands among the headers, where they are included.
    messageId: ["mail.headers[]{Message-ID}.value"],
    deliveryId: [`mail.headers[]{${DELIVERY_HEADER}}.value`],
  },
  postmark: {
    mark: "RecordType",
    kind: { at: "RecordType", values: { Bounce: "bounce", SpamComplaint: "complaint" } },
    except: {
      at: "Type",
      values: ["AutoResponder", "AddressChange", "Subscribe", "Unsubscribe", "ChallengeVerification"],
    },
    lasting: { at: "Type", values: ["HardBounce", "BadEmailAddress"] },
    status: ["Details"],
    email: ["Email"],
    messageId: [],
    deliveryId: ["Metadata.delivery"],
  },
  mailgun: {
    mark: "event-data",
    kind: { at: "event-data.event", values: { failed: "bounce", complained: "complaint" } },
    lasting: { at: "event-data.severity", values: ["permanent"] },
    status: ["event-data.delivery-status.enhanced-code", "event-data.delivery-status.message"],
    email: ["event-data.recipient"],
    messageId: ["event-data.message.headers.message-id"],
    deliveryId: [],
  },
  sendgrid: {
    mark: "[].sg_event_id",
    each: "[]",
    kind: { at: "event", values: { bounce: "bounce", spamreport: "complaint" } },
    lasting: { at: "type", values: ["bounce"] },
    status: ["status", "reason"],
    email: ["email"],
    messageId: ["smtp-id"],
    deliveryId: [],
  },
  brevo: {
    mark: "message-id",
    kind: {
      at: "event",
      values: { hard_bounce: "bounce", soft_bounce: "bounce", invalid_email: "bounce", spam: "complaint" },
    },
    lasting: { at: "event", values: ["hard_bounce", "invalid_email"] },
    status: ["reason"],
    email: ["email"],
    messageId: ["message-id"],
    deliveryId: [],
  },
};

/** Reports of a mail service that is known; undefined for any other body. What is neither bounce nor complaint is left out. */
export function readServiceReports(body: unknown): ReturnReport[] | undefined {
  const format = Object.values(FORMATS).find(({ mark }) => valuesAt(body, mark).length > 0);
  if (format === undefined) return undefined;
  const whole = format.packed === undefined ? body : unpacked(valuesAt(body, format.packed)[0]);
  return valuesAt(whole, format.each ?? "").flatMap((one) => reportIn(one, format) ?? []);
}

function reportIn(one: unknown, format: Format): ReturnReport | undefined {
  const kind = format.kind.values[textAt(one, format.kind.at.split("|")) ?? ""];
  const names = {
    email: textAt(one, format.email)?.toLowerCase() ?? null,
    messageId: bracketed(textAt(one, format.messageId)),
    deliveryId: textAt(one, format.deliveryId),
  };
  const isNone = format.except?.values.includes(textAt(one, [format.except.at]) ?? "") === true;
  if (kind === undefined || isNone || Object.values(names).every((name) => name === null)) return undefined;
  const said = format.status.map((path) => textAt(one, [path]) ?? "").join(" ");
  const status = statusIn(said);
  const isCalledLasting = format.lasting.values.includes(textAt(one, [format.lasting.at]) ?? "");
  const isLasting = kind === "complaint" || (isCalledLasting && (status === null || saysNobody(said)));
  return { kind, status, isLasting, ...names };
}

const bracketed = (id: string | null): string | null => (id === null || id.startsWith("<") ? id : `<${id}>`);

function unpacked(value: unknown): unknown {
  try {
    return typeof value === "string" ? JSON.parse(value) : undefined;
  } catch {
    return undefined;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Longer is no name of anything. */
const MOST = 1_000;

/** The first text at one of the paths. */
function textAt(value: unknown, paths: readonly string[]): string | null {
  const found = paths.flatMap((path) => valuesAt(value, path)).find((one) => typeof one === "string" && one !== "");
  return typeof found === "string" ? found.slice(0, MOST) : null;
}

function valuesAt(value: unknown, path: string): unknown[] {
  let found: unknown[] = [value];
  for (const [step] of path.matchAll(/\[\]|\{[^}]+\}|[^.[\]{}]+/g)) {
    if (step === "[]") found = found.flatMap((one) => (Array.isArray(one) ? one : []));
    else if (step.startsWith("{")) found = found.filter((one) => isNamed(one, step.slice(1, -1)));
    else found = found.flatMap((one) => (isRecord(one) && Object.hasOwn(one, step) ? [one[step]] : []));
  }
  return found;
}

const isNamed = (one: unknown, name: string): boolean =>
  isRecord(one) && typeof one["name"] === "string" && one["name"].toLowerCase() === name.toLowerCase();
