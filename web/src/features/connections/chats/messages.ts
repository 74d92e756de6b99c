/** Words about channels of messages: WhatsApp and text messages. */
export const chatMessages = {
  whatsapp: {
    name: "What you call it",
    defaultName: "Our WhatsApp",
    phoneNumberId: "Phone number ID",
    phoneNumberIdHint:
      "At Meta for developers, in your app: WhatsApp, API Setup. It is not the telephone number itself.",
    businessAccountId: "WhatsApp Business account ID",
    businessAccountIdHint: "On the same page, below it.",
    accessToken: "Access token",
    accessTokenHint:
      "A lasting one of a system user, with the rights whatsapp_business_messaging and whatsapp_business_management. The one on API Setup ends after a day.",
    appSecret: "App secret",
    appSecretHint: "In your app: App settings, Basic. By it Handbill knows that a message really came from WhatsApp.",
    next: "After this you get an address to enter at Meta, so that messages arrive here.",
  },
  sms: {
    name: "What you call it",
    defaultName: "Our text messages",
    url: "Address of your program",
    urlHint:
      "Begins with https://. It gets each message, signed, and hands it to your gateway: Zapier, Make, n8n, or what your developer wrote.",
    country: "Your country",
    countryHint:
      "Two letters, for example PT: whose numbers are meant where one has no code of a country. May stay empty.",
    secret: "Key of the signatures",
    secretHint: "Copy it into your program now: later only its last four characters are shown.",
    copy: "Copy the key",
    copied: "The key is copied.",
    next: "After this you get an address where your program reports what people text you.",
  },
  hook: {
    failed: "The address could not be loaded. Open this page again in a moment.",
    whatsapp: {
      title: "Where messages arrive",
      text: "At Meta for developers, in your app: WhatsApp, Configuration, Webhook, Edit. Enter both, press Verify and save, then subscribe to “messages”.",
    },
    sms: {
      title: "Where text messages arrive",
      text: "Your program posts here what people text you, and what became of your messages, signed with the key as Standard Webhooks describe it.",
    },
    url: "Callback URL",
    copyUrl: "Copy the address",
    token: "Verify token",
    copyToken: "Copy the token",
    copySecret: "Copy the key",
    private: "Keep them to yourself: who has them can write as anybody.",
  },
  copies: {
    copied: (what: string) => `${what}: done.`,
    copyFailed: "Copying is not allowed here. Select the text and copy it.",
  },
} as const;
