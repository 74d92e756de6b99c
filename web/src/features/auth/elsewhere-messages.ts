import type { ElsewhereProblem } from "@handbill/contracts";

const problems: Record<ElsewhereProblem, string> = {
  denied: "You did not go through with it there. Nothing has changed.",
  over: "This sign-in took too long, was used before, or began in another browser. Begin again.",
  away: "The other service does not answer, or has a fault. Try again in a minute, or sign in with your password.",
  invalid:
    "What the other service said could not be trusted, so nobody was let in. Tell whoever runs this installation.",
  unverified:
    "The other service does not say that your email address is verified there. Create an account with a password here, then connect it in the settings, under Security.",
  taken:
    "There is an account with this address, and it is entered in another way. Sign in to it as usual, then connect this one in the settings, under Security.",
  connected:
    "It could not be connected: it leads to another account here already, or yours is connected with another one there.",
  too_many: "Many accounts were made from your network in the last hour. Wait a little, then try again.",
};

export const elsewhere = {
  button: (name: string) => `Continue with ${name}`,
  title: "Signing in elsewhere",
  problems,
  unknown: "That did not work. Begin again.",
  back: "Back",
  passwordTitle: "Is this account yours?",
  passwordText:
    "There is an account with the same email address. Type its password once; from then on you come in either way.",
  password: "Password of that account",
  needPassword: "Type the password.",
  submit: "Connect and sign in",
  busy: "Signing in…",
  over: "That took too long, or there were too many tries. Begin again.",
  unconfirmedText:
    "Nobody has confirmed yet that its address is theirs. If you do not know its password, you can take it over.",
  takeOver: "Take it over",
  takeOverText:
    "Its password, sessions, second step, passkeys and API keys are removed, so that whoever made it cannot come back. Its businesses stay.",
};
