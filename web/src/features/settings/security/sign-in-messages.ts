import { isolated } from "../../../ui/isolated.ts";

/** Words of the cards about password, address and devices. */
export const signInMessages = {
  cancel: "Cancel",
  current: "Present password",
  currentHint: "Leave it empty if your account has none.",
  password: {
    title: "Password",
    text: "Changing it signs out all your other devices.",
    change: "Change password",
    next: "New password",
    hint: "15 characters or more, or a shorter one that is hard to guess. A short sentence is easy to remember.",
    submit: "Change password",
    done: (ended: number) =>
      ended === 0
        ? "Your password is changed."
        : ended === 1
          ? "Your password is changed. 1 other device was signed out."
          : `Your password is changed. ${ended} other devices were signed out.`,
    failed: "We couldn't change your password",
  },
  address: {
    title: "Email address",
    unconfirmed: "This address is not confirmed yet. Until it is, nothing goes out to others.",
    again: "Send the mail again",
    sent: "The mail is on its way. Look among the spam if it does not come.",
    confirmed: "Your address is confirmed.",
    sendFailed: "We couldn't send the mail",
    change: "Change address",
    next: "New email address",
    submit: "Change address",
    asked: (email: string) => `Follow the link we sent to ${email}. Until then everything stays as it is.`,
    changed: (email: string) => `You sign in with ${email} from now on.`,
    failed: "We couldn't change your address",
  },
  elsewhere: {
    title: "Accounts elsewhere",
    text: "Sign in with an account that you have already, instead of your password.",
    loadFailed: "We couldn't load your accounts elsewhere",
    since: (day: string) => `Connected since ${day}.`,
    off: "Not connected.",
    connect: "Connect",
    connectOf: (name: string) => `Connect ${isolated(name)}`,
    disconnect: "Disconnect",
    disconnectOf: (name: string) => `Disconnect ${isolated(name)}`,
    connectText: "You sign in there next, and come back here.",
    disconnectText: "From then on it lets nobody in here. Where you are signed in already stays so.",
    disconnected: "It is disconnected.",
    failed: "That did not work",
  },
  devices: {
    title: "Where you are signed in",
    text: "Sign out what you do not know, then change your password.",
    loadFailed: "We couldn't load where you are signed in",
    here: "This device",
    unknown: "Unknown device",
    on: (browser: string, system: string) => `${browser} on ${system}`,
    kinds: { computer: "computer", phone: "phone", tablet: "tablet", other: "program or unknown device" },
    used: (ago: string) => `Last used ${ago}`,
    from: (network: string) => `signed in from ${network}`,
    end: "Sign out",
    endOf: (device: string) => `Sign out: ${device}`,
    ended: "Signed out.",
    endFailed: "We couldn't sign that device out",
    endAll: "Sign out everywhere else",
    endAllTitle: "Sign out everywhere else?",
    endAllText: "Every other device has to sign in again. What is being written goes on.",
    endedAll: (count: number) => (count === 1 ? "1 device was signed out." : `${count} devices were signed out.`),
    alone: "You are signed in nowhere else.",
  },
};
