/** What is counted of everybody: attempts to sign in and at the second step, accounts made, mails about accounts, requests of one API key, guests from one network, and servers outside that a user has asked. */
export type Attempted =
  | "sign-in"
  | "sign-in-from"
  | "sign-in-account"
  | "sign-in-all"
  | "sign-in-device"
  | "second-step"
  | "sign-up"
  | "account-mail"
  | "api-key"
  | "outside"
  | "look-around";

/** And what the AI is asked for, by a user and for a business. */
export type LimitPolicy = Attempted | "ai-user" | "ai-business";

/** What a request takes of a limit. */
export type Charge = { policy: LimitPolicy; key: string; cost: number };

/** How a request stands against a limit. */
export type Standing = {
  policy: LimitPolicy;
  allowed: boolean;
  limit: number;
  remaining: number;
  resetSeconds: number;
  windowSeconds: number;
};
