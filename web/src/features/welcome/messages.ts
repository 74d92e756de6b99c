/** Said before what a website proposes, where the words alone do not say what they are. */
const names: Record<string, string | undefined> = { industry: "Trade", location: "Address", offer: "Offer" };

export const messages = {
  title: "Welcome to Handbill",
  step: (now: number, of: number) => `Step ${now} of ${of}`,
  back: "Back",
  next: "Continue",
  finish: "Save and plan my first campaign",
  finishing: "Setting up your business…",
  skip: "Look around first",
  sampleTitle: "Only having a look?",
  sampleText: "Open the sample business. Everything in it can be changed, and nothing is published.",
  sample: "Open the sample business",
  opening: "Opening…",
  failed: "We couldn't set up your business",
  sampleFailed: "We couldn't open the sample business",
  toExisting: "Back to my businesses",
  about: {
    title: "What is your business?",
    text: "Two answers are enough to start. You can tell more later, and the texts get better with every fact.",
    name: "What's it called?",
    namePlaceholder: "Corner Bakery",
    sells: "What do you sell, and to whom?",
    sellsPlaceholder: "Sourdough, cakes and Sunday brunch for families and commuters around the market square.",
    needed: "Please fill this in.",
  },
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
  where: {
    title: "Where do you speak to customers?",
    text: "Choose the channels you use, or would like to. New campaigns start with these.",
    legend: "Channels",
    tone: "How should it sound?",
    tones: [
      { id: "Warm and personal", text: "Like talking to a regular" },
      { id: "Plain and to the point", text: "Short, no frills" },
      { id: "Playful", text: "With a wink" },
      { id: "Calm and expert", text: "Knows its trade" },
    ],
  },
  check: {
    title: "Did we get this right?",
    text: "We took these from your browser. Change what is wrong.",
    language: "Language of your texts",
    timezone: "Time zone",
  },
};
