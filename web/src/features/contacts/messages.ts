import type { ConsentBasis, ConsentState, ContactColumn, SuppressionReason } from "@handbill/contracts";

const states: Record<ConsentState, string> = {
  yes: "Said yes to mail",
  no: "Has not said yes",
  pending: "Waits to be confirmed",
  withdrawn: "Took the yes back",
};

const suppressed: Record<SuppressionReason, string> = {
  unsubscribed: "Unsubscribed",
  paused: "Wants a pause",
  bounced: "Mail came back",
  complained: "Complained",
  by_hand: "Stopped by you",
};

const bases: Record<ConsentBasis, string> = {
  consent: "Said yes",
  double_opt_in: "Said yes and confirmed it",
  soft_opt_in: "Customer, told of similar goods",
  purchase: "Bought something",
  inquiry: "Asked something",
};

const columns: Record<ContactColumn, string> = {
  email: "Email",
  phone: "Phone",
  name: "Name",
  language: "Language",
  country: "Country",
  timezone: "Time zone",
  tags: "Tags",
  consent: "Consent",
};

export const messages = {
  title: "Contacts",
  lead: "Everybody you may write to, what each of them said yes to, and when.",
  loadFailed: "We couldn't load your contacts",
  counts: (total: number, reachable: number) =>
    total === 1 ? `1 contact, ${reachable} can be mailed` : `${total} contacts, ${reachable} can be mailed`,
  add: "Add a contact",
  import: "Import",
  export: "Export",
  search: "Search",
  tag: "Tag",
  allTags: "All tags",
  show: "Show",
  shows: {
    "": "Everybody",
    reachable: "Can be mailed",
    no_consent: "Has not said yes",
    pending: "Waits to be confirmed",
    suppressed: "Wants no mail",
  },
  list: "Contacts",
  more: "Show more",
  loading: "Loading…",
  nameless: "Without a name",
  empty: "Nobody here yet",
  emptyText:
    "Add the people who asked to hear from you, for example from the list on your counter, or import the table of your till.",
  none: "Nobody fits",
  noneText: "No contact has these words, this tag and this state.",
  clear: "Show everybody",
  states,
  suppressed,
  join: "Your sign-up form",
  joinText:
    "Put this address on your website or on a card at the counter. Whoever enters themselves has to confirm it.",
  copy: "Copy the address",
  copied: "Copied.",
  stoppedTitle: "Addresses that get nothing",
  stoppedText: "Also when somebody enters them again. Only the beginning of an address is kept.",
  form: {
    add: "Add a contact",
    edit: "Contact",
    name: "Name",
    email: "Email",
    phone: "Phone",
    phoneHint: "With the code of the country: +351 912 345 678",
    country: "Country",
    countryHint: "Two letters, for example PT. Its rules hold for this person.",
    tags: "Tags",
    tagsHint: "Between commas: regular, birthday in May",
    consent: "Said yes to mail from you",
    consentHint: "Tick this only if they did. Without it nothing is sent to them.",
    source: "Where and how did they say yes?",
    sourceHint: "For example: card at the counter, 12 May. It is your proof.",
    save: "Save",
    saving: "Saving…",
    cancel: "Cancel",
    saveFailed: "We couldn't save this contact",
    remove: "Remove",
    removed: (name: string) => `${name} is removed. After 30 days it is erased.`,
    removeFailed: "We couldn't remove this contact",
    undo: "Undo",
    history: "What they said",
    historyEmpty: "Nothing yet.",
    bases,
    given: (day: string) => `on ${day}`,
    withdrawn: (day: string) => `taken back on ${day}`,
    waiting: "not confirmed yet",
  },
  importing: {
    title: "Import contacts",
    file: "A table as CSV",
    fileHint: "From a till, an address book or a mail program. Up to 10,000 lines, in any usual encoding.",
    tooLarge: "This file is larger than 4 MB. Cut it in two.",
    reading: "Reading…",
    columns: "Which column is what?",
    names: columns,
    noColumn: "None",
    consent: "Who of them said yes to mail from you?",
    consents: {
      none: "Nobody, as far as I know",
      column: "Those whose line says so",
      all: "All of them",
    },
    source: "Where did they say yes?",
    sourceHint: "It is kept with each of them as your proof. A bought list is never a yes.",
    found: (added: number, known: number, repeated: number, refused: number) =>
      [
        `${added} new`,
        known > 0 && `${known} you have already`,
        repeated > 0 && `${repeated} twice in the table`,
        refused > 0 && `${refused} that cannot be taken`,
      ]
        .filter(Boolean)
        .join(", "),
    faults: "Lines that cannot be taken",
    fault: (line: number, column: string | null, message: string) =>
      column === null ? `Line ${line}: ${message}` : `Line ${line}, ${column}: ${message}`,
    take: (count: number) => (count === 1 ? "Import 1 contact" : `Import ${count} contacts`),
    taking: "Importing…",
    done: (count: number) => (count === 1 ? "1 contact is new." : `${count} contacts are new.`),
    failed: "We couldn't read this table",
    cancel: "Cancel",
  },
};
