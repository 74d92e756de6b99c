export const ratingMessages = {
  question: "How good is this?",
  up: "Good",
  down: "Not good",
  kept: "Your note is kept.",
};
