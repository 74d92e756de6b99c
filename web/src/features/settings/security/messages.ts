export const securityMessages = {
  title: "Security",
  lead: "How you show that it is you.",
  guest: "This needs an account. Create one under Account; everything you have done stays.",
  password: "Your password",
  passwordHint: "So that nobody else does this at your open screen. Leave it empty if your account has none.",
  code: "Code of your app",
  anyCode: "Code of your app, or a recovery code",
  needCode: "Type the six digits that your app shows.",
  cancel: "Cancel",
  next: "Next",
  copyWords: {
    copy: "Copy",
    copyOf: (what: string) => `Copy: ${what}`,
    copied: (what: string) => `Copied: ${what}`,
    copiedShort: "Copied",
    copyFailed: "Your browser did not let us copy it. Select it and copy it by hand.",
  },
  step: {
    title: "Second step",
    text: "After your password, a code of an app on your phone. Whoever learns your password cannot come in with it.",
    loadFailed: "We couldn't load how your second step stands",
    off: "It is off.",
    on: (day: string) => `On since ${day}.`,
    left: (count: number) =>
      count === 0
        ? "No recovery code is left."
        : count === 1
          ? "1 recovery code is left."
          : `${count} recovery codes are left.`,
    fewLeft: "Make new ones before you need them.",
    setUp: "Set it up",
    turnOff: "Turn it off",
    newCodes: "New recovery codes",
    scanTitle: "Scan this with your app",
    scanText: "Any authenticator app will do. Add an account there and point the camera here.",
    qr: "QR code for your authenticator app",
    byHand: "Or type it in by hand",
    byHandText: "Where the camera cannot be used. It goes by time, with six digits.",
    confirm: "Turn it on",
    failed: "That did not work",
    codesTitle: "Keep your recovery codes",
    codesText:
      "Each lets you in once without the app. They are shown this once: keep them where you keep other important papers, not on the phone.",
    codes: "Recovery codes",
    codesDone: "I have kept them",
    offTitle: "Turn the second step off?",
    offText: "From then on your password alone lets in whoever knows it.",
    offDone: "The second step is off.",
    newTitle: "Make new recovery codes?",
    newText: "The ones you have stop working.",
    newSubmit: "Make new ones",
  },
};
