import type { Audience, Business, Content } from "@handbill/contracts";
import { type Gated, type GatedAudience, languageOf } from "./audience.ts";
import type { Wait } from "./daytime.ts";
import type { Held } from "./gates.ts";
import type { Rule } from "./rules.ts";

const MOST_SAMPLES = 5;
const MOST_CHOICES = 200;

/** An audience in counts, with some names of each kind. */
export function describeAudience(business: Business, content: Content, audience: GatedAudience): Audience {
  const { channel, chosen, everybody, people, stops } = audience;
  const allowed = people.filter(({ held }) => held === null);
  return {
    channel,
    total: everybody.length,
    chosen,
    fitting: people.length,
    choices: {
      tags: counted(everybody.flatMap(({ tags }) => tags)).map(([tag, count]) => ({ tag, count })),
      languages: counted(everybody.map((contact) => languageOf(contact, business.language))).map(
        ([language, count]) => ({ language, count }),
      ),
    },
    allowed: allowed.length,
    samples: allowed.slice(0, MOST_SAMPLES).map(({ contact: { id, name, email, phone } }) => ({
      id,
      name,
      address: (channel === "email" ? email : phone) ?? "",
    })),
    held: byReason(people),
    waiting: waitsByReason(people),
    stops: stops.map(({ reason, detail, rule }) => ({ reason, detail, rule: wire(rule) })),
    notes: notesOn(business, content, audience),
  };
}

/** The most frequent first, as many as a list can show. */
function counted(values: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted(([a, one], [b, other]) => other - one || a.localeCompare(b)).slice(0, MOST_CHOICES);
}

const wire = ({ jurisdiction, source, since }: Rule) => ({ jurisdiction, source, since });

function waitsByReason(people: readonly Gated[]): Audience["waiting"] {
  const groups = Map.groupBy(
    people.map(({ waits }) => waits).filter((waits) => waits !== null),
    ({ reason }: Wait) => reason,
  );
  return [...groups].map(([reason, waits]) => {
    const [first] = waits.toSorted((one, other) => Temporal.Instant.compare(one.until, other.until));
    if (!first) throw new Error("a group is never empty");
    return { reason, count: waits.length, from: first.until.toString(), rule: wire(first.rule) };
  });
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
      rule: wire(rule),
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
