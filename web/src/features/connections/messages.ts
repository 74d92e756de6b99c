import { isolated } from "../../ui/isolated.ts";

export const messages = {
  title: "Connections",
  lead: "Where Handbill may publish for you, and where customers write to you. What has no connection here you post by hand, with everything ready to copy.",
  loadFailed: "We couldn't load your connections",
  empty: "Nothing is connected yet",
  emptyText:
    "Connect a place, and what you approve goes out there at its time. Until then Handbill reminds you and you post it.",
  sample: "The sample business sends nothing to the outside. Add a business of your own to connect places.",
  add: "Add a connection",
  choose: "What do you want to connect?",
  connect: "Connect",
  connecting: "Connecting…",
  cancel: "Cancel",
  added: (name: string) => `“${isolated(name)}” is connected.`,
  test: "Test",
  testOf: (name: string) => `Test “${isolated(name)}”`,
  testing: "Testing…",
  tested: (when: string) => `Tested ${when}:`,
  testFailed: (name: string) => `Couldn't test “${isolated(name)}”`,
  remove: "Remove",
  removeOf: (name: string) => `Remove “${isolated(name)}”`,
  removed: (name: string) => `“${isolated(name)}” is removed.`,
  removeTitle: (name: string) => `Remove “${isolated(name)}”?`,
  removeText:
    "Its key is erased. What is scheduled to go out by it stays approved and scheduled, and you post it by hand.",
  removeChatText: "Its key is erased. What people wrote stays in your inbox; nothing more arrives or goes out there.",
  keep: "Keep it",
  removeFailed: (name: string) => `Couldn't remove “${isolated(name)}”. It is still here.`,
  off: (reason: string) => `Off: ${reason}`,
  switchOn: "Switch on again",
  switchOnOf: (name: string) => `Switch “${isolated(name)}” on again`,
  changeFailed: (name: string) => `Couldn't change “${isolated(name)}”. It is as before.`,
  key: (end: string) => `Key ends in ${end}`,
  goesOut: "What goes out by it, by itself",
  goesOutHint: "Pieces for these channels go out here at their time. You can choose differently for each piece.",
  kinds: {
    webhook: {
      title: "A program of your own",
      text: "Hands over each piece, signed, to an address of your choice: your shop, Zapier, Make, n8n, or what your developer wrote.",
    },
    bluesky: { title: "Bluesky", text: "Posts appear in your account at their time." },
    mastodon: { title: "Mastodon", text: "Short posts appear in your account, on whichever server it is." },
    page: { title: "Your page", text: "Blog posts appear on the page that Handbill hosts for you." },
    email: { title: "Email", text: "Letters go to your contacts who agreed, from your own address." },
    whatsapp: {
      title: "WhatsApp",
      text: "Customers write to your WhatsApp Business number, and you answer in the inbox. You need an app at Meta for developers.",
    },
    sms: {
      title: "Text messages",
      text: "Customers text you, and you answer in the inbox, through the SMS gateway of your choice.",
    },
  } satisfies Record<string, { title: string; text: string }>,
  bluesky: {
    name: (handle: string) => `Bluesky, ${handle}`.slice(0, 100),
    handle: "Your handle",
    handleHint: "As it stands in your profile, for example bakery.bsky.social.",
    password: "App password",
    passwordHint:
      "On Bluesky: Settings, Privacy and security, App passwords. It can post for you and not change your account.",
  },
  mastodon: {
    name: "Mastodon",
    server: "Your server",
    serverHint: "Where you sign in, for example https://mastodon.social.",
    token: "Access token",
    tokenHint:
      "On your server: Preferences, Development, New application. It needs write:statuses, write:media and read:accounts.",
  },
  page: {
    name: "Our page",
    text: "Nothing more is needed. What you approve for the blog goes to your page at its time. The page itself is under Your page.",
  },
  webhook: {
    name: "What you call it",
    defaultName: "Our own program",
    url: "Address",
    urlHint: "Begins with https://. Your program answers with any code from 200 to 299.",
    secret: "Key of the signatures",
    secretHint:
      "Copy it into your program now: later only its last four characters are shown. It is how your program knows that a piece is from you.",
    copy: "Copy the key",
    copied: "The key is copied.",
  },
} as const;

const isKnown = (kind: string): kind is keyof typeof messages.kinds => kind in messages.kinds;

/** What a kind of place is called, and what it does. */
export const wordsOfKind = (kind: string): { title: string; text: string } =>
  isKnown(kind) ? messages.kinds[kind] : { title: kind, text: "" };
