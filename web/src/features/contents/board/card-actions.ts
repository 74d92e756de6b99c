import type { Content, Job } from "@handbill/contracts";

/** What can be done with a piece on the board. */
export type CardActions = {
  approve(content: Content): void;
  write(content: Content): void;
  /** Opens what has to be confirmed before the piece can be approved. */
  check(content: Content): void;
  /** The owner opens the piece, which then takes the focus. */
  open(): void;
  /** Opens the piece. */
  show(content: Content): void;
  /** Takes it from the writer, who is busy: the owner writes it by hand. */
  writeMyself(content: Content, job: Job): void;
  reopen(content: Content): void;
  remove(content: Content): void;
  /** Single keys act on this board. */
  hasKeys: boolean;
};
