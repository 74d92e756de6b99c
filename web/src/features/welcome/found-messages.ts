/** Said before what a website proposes, where the words alone do not say what they are. */
const names: Record<string, string | undefined> = { industry: "Trade", location: "Address", offer: "Offer" };

/** Words about what a website says. They come with the first look at one. */
export const messages = {
  website: {
    label: "Have a website? We can begin with what it says",
    placeholder: "corner-bakery.example",
    read: "Read it",
    reading: "Reading…",
    found: (count: number) =>
      count === 0
        ? "There was nothing on it that says what your business is. Tell us yourself."
        : "Read. Look through it, and change what is wrong.",
  },
  found: {
    label: "From your website",
    hint: "Untick what is wrong or out of date. Texts may say only what is in your profile.",
    line: (field: string, value: string) => (names[field] ? `${names[field]}: ${value}` : value),
    sources: {
      structured: "From the data it gives to search engines",
      description: "From its description",
      title: "From its title",
      contact: "From a link on it",
      language: "From its language",
    },
  },
};
