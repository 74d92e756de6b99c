/** Beside the inbox in the navigation; the words are heard, the number is seen. */
export const messages = {
  most: 99,
  shown: (count: number) => (count > messages.most ? `${messages.most}+` : String(count)),
  heard: (count: number) =>
    count > messages.most
      ? `, more than ${messages.most} unread conversations`
      : count === 1
        ? ", 1 unread conversation"
        : `, ${count} unread conversations`,
};
