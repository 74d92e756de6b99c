/** What somebody may do who is not an owner. */
export const words = {
  approver: "You are here as approver: settings and budgets are for owners.",
  editor: "You are here as editor: you write, and an approver or an owner says what goes out.",
  viewer: "You are here as viewer: you may look at everything. To change something, ask an owner for another role.",
};
