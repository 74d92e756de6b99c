import { type AccountMailWords, translations } from "./account-mail-translations.ts";

const en: AccountMailWords = {
  confirm: {
    subject: "Confirm your email address",
    text: "Welcome to Handbill. Press the button to confirm that this address is yours. Until then you can plan and write, but nothing goes out.\n\nThe link is good for 7 days. If you made no account, do nothing.",
    button: "Confirm my address",
  },
  change: {
    subject: "Confirm your new email address",
    text: "Somebody asked to use this address for their Handbill account. If it was you, press the button: from then on you sign in with this address.\n\nThe link is good for one day. If it was not you, do nothing.",
    button: "Use this address",
  },
  reset: {
    subject: "Choose a new password",
    text: "Somebody asked for a new password for the Handbill account with this address. If it was you, press the button and choose one. You are then signed out everywhere.\n\nThe link is good for 30 minutes, once. If it was not you, do nothing: your password stays as it is.",
    button: "Choose a new password",
  },
  invitation: {
    subject: "{inviter} invites you to {business}",
    text: "{inviter} would like you to work on the marketing of {business} in Handbill. Press the button to join.\n\nIf you do not know who that is, do nothing.",
    button: "Join",
  },
  notice: {
    subject: "Something changed in your account",
    advice:
      "If that was you, there is nothing to do. If not, choose a new password at once with “Forgot your password?” on the sign-in page: that signs everybody out.",
  },
  events: {
    password_changed: "The password of your Handbill account was changed. All other devices were signed out.",
    email_change_asked:
      "Somebody who is signed in to your Handbill account asked to use another email address for it. Nothing changes before the new address is confirmed.",
    email_changed: "Your Handbill account has another email address now. This one cannot be used to sign in any more.",
    two_factor_on: "Signing in to your Handbill account now also asks for a code.",
    two_factor_off: "Signing in to your Handbill account does not ask for a code any more.",
    passkey_added: "A passkey was added to your Handbill account.",
    passkey_removed: "A passkey was removed from your Handbill account.",
    api_key_made: "An API key was made for your Handbill account.",
    api_key_revoked: "An API key of your Handbill account was revoked.",
    elsewhere_connected: "Your Handbill account can now also be entered by an account elsewhere.",
    elsewhere_disconnected: "An account elsewhere does not lead into your Handbill account any more.",
  },
  why: "You get this mail because this address was entered at Handbill. It advertises nothing.",
};

const WORDS: Readonly<Record<string, AccountMailWords>> = { en, ...translations };

/** The first of these languages that a reader likes, by what a browser says in Accept-Language; English otherwise. */
export const mailLanguage = (liked: string): string =>
  liked
    .split(",")
    .map((range) => range.trim().split(/[-;]/, 1)[0]?.toLowerCase() ?? "")
    .find((language) => Object.hasOwn(WORDS, language)) ?? "en";

export const accountMailWords = (language: string): AccountMailWords => WORDS[language] ?? en;
