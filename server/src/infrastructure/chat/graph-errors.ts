/** What a refusal of the WhatsApp Cloud API means for the message. */
export type GraphMeaning = {
  errorKind: string;
  /** `later`: nothing was sent, and the same may go out soon. `unknown`: nobody can say whether it went out. */
  what: "final" | "later" | "unknown";
  detail: string;
};

const final = (errorKind: string, detail: string): GraphMeaning => ({ errorKind, what: "final", detail });
const later = (errorKind: string, detail: string): GraphMeaning => ({ errorKind, what: "later", detail });

const WINDOW = final(
  "window_closed",
  "The customer wrote more than 24 hours ago: WhatsApp takes an approved template only, until they write again.",
);
const KEY = final(
  "sign_in",
  "WhatsApp does not take the access token any more. Make a new one in Meta's dashboard, and enter it at the connection.",
);
const RIGHTS = final(
  "sign_in",
  "The access token has not the right to send messages. It needs whatsapp_business_messaging and whatsapp_business_management.",
);
const UNDELIVERABLE = final(
  "undeliverable",
  "WhatsApp cannot deliver to this number: it has no WhatsApp, an old version of it, or has not agreed to its terms.",
);
const BUSY = later("rate_limited", "WhatsApp takes no more messages at this moment. It is tried again by itself.");
const DOWN = later("unavailable", "WhatsApp is out of order for a moment. It is tried again by itself.");
const RESTRICTED = final(
  "account_restricted",
  "Meta has restricted this WhatsApp account. Look at its state in the WhatsApp Manager.",
);
const NOT_REGISTERED = final(
  "not_registered",
  "The number of this connection is not registered with WhatsApp, or its id is another one. Look at it in Meta's dashboard.",
);
const TEMPLATE = final(
  "template_refused",
  "WhatsApp did not take the template: it is not approved any more, or its blanks are filled in another way than it wants.",
);
const HELD_BACK = final(
  "held_back",
  "WhatsApp chose not to deliver this message to this customer now, as it does with customers who get many. Wait a day at least.",
);
const INVALID = final("invalid", "WhatsApp did not take the message as it is. Nothing was sent.");
const DOUBTFUL: GraphMeaning = {
  errorKind: "upstream_error",
  what: "unknown",
  detail:
    "WhatsApp had a fault while it took the message: it may have gone out. Send it again only if you know that it did not.",
};

/** By the code of an error, which Meta says to go by. */
const MEANINGS: Readonly<Record<number, GraphMeaning>> = {
  0: KEY,
  1: DOUBTFUL,
  2: DOWN,
  3: RIGHTS,
  4: BUSY,
  10: RIGHTS,
  33: NOT_REGISTERED,
  100: INVALID,
  190: KEY,
  368: RESTRICTED,
  80007: BUSY,
  130429: BUSY,
  130472: HELD_BACK,
  130497: RESTRICTED,
  131000: DOUBTFUL,
  131005: RIGHTS,
  131008: INVALID,
  131009: INVALID,
  131016: DOWN,
  131021: final("invalid", "The number of the customer is the number of this connection itself."),
  131026: UNDELIVERABLE,
  131030: final("undeliverable", "A test number of Meta writes only to numbers that are on its list of recipients."),
  131031: RESTRICTED,
  131037: NOT_REGISTERED,
  131042: final(
    "payment",
    "Meta has no way of payment for this WhatsApp account. Look at its billing in the WhatsApp Manager.",
  ),
  131045: NOT_REGISTERED,
  131047: WINDOW,
  131048: final(
    "held_back",
    "WhatsApp holds messages of this number back, since too many were blocked or called spam.",
  ),
  131049: HELD_BACK,
  131050: final("unsubscribed", "This customer wants no marketing messages from you on WhatsApp."),
  131051: INVALID,
  131056: later("rate_limited", "This customer got many messages in a short time. It is tried again by itself."),
  131057: DOWN,
  131062: INVALID,
  132000: TEMPLATE,
  132001: TEMPLATE,
  132005: TEMPLATE,
  132007: TEMPLATE,
  132012: TEMPLATE,
  132015: TEMPLATE,
  132016: TEMPLATE,
  133000: NOT_REGISTERED,
  133004: DOWN,
  133010: NOT_REGISTERED,
};

/** What an error means by its code; undefined for one that nobody named. */
export function meaningOf(code: number): GraphMeaning | undefined {
  return MEANINGS[code] ?? (code >= 200 && code <= 299 ? RIGHTS : undefined);
}
