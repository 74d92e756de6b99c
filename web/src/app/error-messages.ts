/** Words of the error screens alone: they come with the first load, the others with the frame. */
export const messages = {
  pageFailed: "We couldn't load this page. It's our fault, not yours.",
  home: "Go to the start page",
};
