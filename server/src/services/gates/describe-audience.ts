import type { Audience, Business, Content } from "@handbill/contracts";
import type { Gated, GatedAudience } from "./audience.ts";
import type { Held } from "./gates.ts";

const MOST_SAMPLES = 5;

/** An audience in counts, with some names of each kind. */
export function describeAudience(business: Business, content: Content, audience: GatedAudience): Audience {
  const { channel, people, stops } = audience;
  const allowed = people.filter(({ held }) => held === null);
  return {
    channel,
    total: people.length,
    allowed: allowed.length,
    samples: allowed.slice(0, MOST_SAMPLES).map(({ contact: { id, name, email, phone } }) => ({
      id,
      name,
      address: (channel === "email" ? email : phone) ?? "",
    })),
    held: byReason(people),
    stops: stops.map(({ reason, detail, rule: { jurisdiction, source, since } }) => ({
      reason,
      detail,
      rule: { jurisdiction, source, since },
    })),
    notes: notesOn(business, content, audience),
  };
}

function byReason(people: readonly Gated[]): Audience["held"] {
  const groups = new Map<string, { held: Held; contacts: Gated["contact"][] }>();
  for (const { contact, held } of people) {
    if (held === null) continue;
    const group = groups.get(held.reason) ?? { held, contacts: [] };
    group.contacts.push(contact);
    groups.set(held.reason, group);
  }
  return [...groups.values()]
    .toSorted((one, other) => other.contacts.length - one.contacts.length)
    .map(({ held: { reason, rule }, contacts }) => ({
      reason,
      count: contacts.length,
      rule: { jurisdiction: rule.jurisdiction, source: rule.source, since: rule.since },
      samples: contacts
        .slice(0, MOST_SAMPLES)
        .map(({ id, name, email, phone }) => ({ id, name: name || (email ?? phone ?? "") })),
    }));
}

/** Countries in which a mailing names the register too. */
const REGISTERED = new Set(["AT", "DE", "GB"]);

function notesOn({ sender }: Business, { channel, fields }: Content, { atNight }: GatedAudience): string[] {
  const subject = String(Reflect.get(Object(fields), "subject") ?? "");
  const notes: (string | false)[] = [
    atNight > 0 && channel === "email" && `It is night for ${atNight} of them when this goes out.`,
    /^\s*(re|fwd?|aw|wg|tr|enc)\s*:/iu.test(subject) &&
      "The subject looks like an answer to a mail that was never sent. In the US that is against the law.",
    sender.country !== null &&
      REGISTERED.has(sender.country) &&
      sender.registration.trim() === "" &&
      "Your country wants the number in the register under mailings, where the business has one.",
  ];
  return notes.filter((note) => note !== false);
}
