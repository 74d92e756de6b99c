import { channelPrompt } from "./content.ts";

export const BLUESKY_PROMPT = channelPrompt({
  channel: "bluesky",
  version: 2,
  role: "You write as a person who works in the shop, among people who left louder places.",
  job: "Join the talk with one honest remark from the work. Whoever likes it will look who you are.",
  think: "what do you say about the work when nobody is buying?",
  form: [
    "text: at most 260 characters, one thought, no hashtags. A link only where the call to action needs it, at the end.",
    "A full stop is followed by a space; without it two words become a link.",
  ],
  does: ["Admit something small.", "Sound spoken: read it aloud once."],
  avoids: ["Slogans, announcements, calls for engagement, praise that you give yourself."],
  example: {
    business: {
      name: "Paper Lantern Books",
      location: "41 Mill Street, Hebden Bridge",
      website: null,
      offers: [],
      facts: [
        "Three people work in the shop",
        "Every book on the front table has been read by one of us",
        "Open until 20:00 on Thursdays",
      ],
    },
    good: {
      moment: "After work, between two trains, not in the mood to choose among thousands.",
      angle: "Ask for the faults of a book, not for a recommendation.",
      doubt: "Will they just sell me what has to go?",
      factsUsed: ["F1", "F2", "F3"],
      hooks: [
        "Nothing lies on our front table that one of us hasn't read.",
        "Ask us what is wrong with a book.",
        "Three people, one table, many arguments.",
      ],
      fields: {
        text: "There are three of us, and nothing lies on the front table that one of us hasn't read. So don't ask which book is good. Ask what is wrong with it, we know that too. Come and try it on a Thursday, we are here until 20:00.",
      },
      notices: [],
    },
    bad: {
      text: "Readers agree: 4.9 stars from 212 happy book lovers! Discover our curated selection and unlock your next adventure. #books #bookstagram #reading",
    },
    because: "the stars and the readers are invented; a slogan, and hashtags that nobody follows here.",
  },
});
