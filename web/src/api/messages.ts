export const messages = {
  unexpectedTitle: "Something broke on our side",
  unexpectedDetail: "The server gave an answer we did not expect. It's our fault, not yours.",
  networkTitle: "We can't reach Handbill",
  networkDetail: "The connection was lost or took too long. Nothing you typed is gone.",
  limitedTitle: "That's a lot at once",
  limitedDetail: "You can go on in a moment. We'll try again by ourselves.",
  notFoundTitle: "This isn't here",
  notFoundDetail: "It may have been removed, or it belongs to another account.",
};
