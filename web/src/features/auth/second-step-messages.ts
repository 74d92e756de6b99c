export const secondStep = {
  text: "Type the code that your authenticator app shows now, or one of your recovery codes.",
  code: "Code",
  need: "Type the code.",
  submit: "Sign in",
  busy: "Signing in…",
  over: "That took too long, or there were too many tries. Sign in with your password again.",
  back: "Begin again",
  passkey: "Sign in with a passkey",
};
