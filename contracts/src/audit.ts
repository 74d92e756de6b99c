import * as z from "zod/mini";
import { PageQuery } from "./page.ts";
import { calendarDate, id } from "./text.ts";

/** Everything that is put on record; the first word is what it was done to. Nothing else can be appended. */
export const AUDIT_ACTIONS = [
  "business.created",
  "business.changed",
  "business.removed",
  "business.restored",
  "business.erased",
  "campaign.removed",
  "campaign.restored",
  "content.approved",
  "content.reopened",
  "content.scheduled",
  "content.unscheduled",
  "content.published",
  "content.posted_by_hand",
  "content.taken_back",
  "content.outcome_decided",
  "content.removed",
  "content.restored",
  "mailing.paused",
  "mailing.resumed",
  "mailing.canceled",
  "mailing.sent_again",
  "message.sent",
  "message.taken_back",
  "conversation.removed",
  "conversation.restored",
  "auto_answers.switched_on",
  "auto_answers.switched_off",
  "contacts.imported",
  "contacts.exported",
  "contact.removed",
  "contact.restored",
  "contact.merged",
  "suppression.added",
  "suppression.lifted",
  "connection.added",
  "connection.changed",
  "connection.removed",
  "connection.secret_shown",
  "budget.changed",
  "form.changed",
  "page.changed",
  "tracking.changed",
  "results.imported",
  "costs.exported",
  "activity.exported",
  "data.export_asked",
  "data.export_fetched",
  "data.export_removed",
  "member.invited",
  "member.invitation_withdrawn",
  "member.joined",
  "member.role_changed",
  "member.removed",
  "member.left",
  "approval_rule.changed",
  "api_key.made",
  "api_key.removed",
] as const;
export const AuditAction = z.enum(AUDIT_ACTIONS);
export type AuditAction = z.infer<typeof AuditAction>;

/** A person in the studio or by a token, a program with a key of its own, the product by itself, or whoever runs the server. */
export const AUDIT_ACTORS = ["person", "api_key", "automatic", "operator"] as const;
export type AuditActor = (typeof AUDIT_ACTORS)[number];

/** Facts such as a time, a role, a number or the name of a field: never what somebody wrote, and nobody's name or address. */
export type AuditDetails = { [name: string]: string | number | boolean | null | string[] };

/** One act, as it is on record for good: nobody can change it or take it away. */
export const AuditEntry = z
  .object({
    id,
    action: AuditAction,
    actor: z.object({
      kind: z.enum(AUDIT_ACTORS),
      id: z.nullable(z.string()),
      /** As they are called today; null where nobody has that account any more. */
      name: z.nullable(z.string()),
      /** Of the API key, where a program used one. */
      keyId: z.nullable(z.string()),
    }),
    /** What it was done to; `name` is what it is called today, null where it is gone or has none. */
    target: z.nullable(z.object({ id: z.string(), name: z.nullable(z.string()) })),
    details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])),
    requestId: z.nullable(z.string()),
    at: z.string(),
  })
  .register(z.globalRegistry, { id: "AuditEntry" });
export type AuditEntry = z.infer<typeof AuditEntry>;

const filter = {
  action: z.optional(AuditAction),
  actorId: z.optional(id),
  targetId: z.optional(id),
  from: z.optional(calendarDate),
  to: z.optional(calendarDate),
};

/** Days are of the business's time zone, both ends included. */
export const AuditQuery = z.extend(PageQuery, filter);
export type AuditQuery = z.infer<typeof AuditQuery>;

/** `GET .../audit.csv`: the same entries as a table, without pages. */
export const AuditExport = z.strictObject(filter);
export type AuditExport = z.infer<typeof AuditExport>;
