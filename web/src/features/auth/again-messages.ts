/** The sign-in over the page comes when it is needed, and its words with it. */
export const again = {
  title: "Sign in to carry on",
  text: "You've been signed out to keep your account safe. Sign in to carry on. Your edits are still here.",
  submit: "Sign in and carry on",
  leave: "Leave this page",
};
