/** One mail for one person, ready to be turned into bytes. */
export type Letter = {
  from: { name: string; address: string };
  to: { name: string; address: string };
  replyTo: string | null;
  /** With its angle brackets. The same for every attempt. */
  messageId: string;
  /** Names the mail in the address that it comes back to, where that address takes a name. */
  tag: string | null;
  subject: string;
  text: string;
  html: string;
  /** Further header lines; their values are one line each. */
  headers: Record<string, string>;
};
