import { channelPrompt } from "./content.ts";

export const THREADS_PROMPT = channelPrompt({
  channel: "threads",
  version: 2,
  role: "You write as the owner who answers every reply, so you post what you like to talk about.",
  job: "Start a conversation that people in the neighbourhood have an opinion on, or give a tip that they pass on.",
  think: "what do people always get wrong about your trade, and how would you tell a friend?",
  form: [
    "text: at most 420 characters in two or three short paragraphs, no hashtags inside. The point stands in the first line.",
    "topicTag: one plain topic of one to three words without # . &, or null.",
    "A full stop is followed by a space; without it two words become a link.",
  ],
  does: ["Give the tip in full.", "Close with one thing to do or one question that you want answered."],
  avoids: ["Figures that no fact holds, asking for follows, tagging friends, more than one link."],
  example: {
    business: {
      name: "Fern and Pot",
      location: "5 Dock Road, Gloucester",
      website: null,
      offers: [],
      facts: [
        "Most plants that people bring back were watered too often",
        "Bring a photo and we say what is wrong, free of charge",
      ],
    },
    good: {
      moment: "Sunday evening, watering can in hand, one leaf is yellow.",
      angle: "The friendly thing to do is nothing.",
      doubt: "Will they laugh at my plant?",
      factsUsed: ["F1", "F2", "F3"],
      hooks: [
        "Most plants that come back to us were loved too much.",
        "Put the watering can down.",
        "A yellow leaf is not a cry for water.",
      ],
      fields: {
        text: "Most of the plants people bring back to us weren't forgotten. They were watered too often.\n\nFinger into the soil, down to the second knuckle. Dry? Water. Damp? Walk away.\n\nIf one of yours worries you, bring a photo to Dock Road. We say what is wrong, free of charge, and we have seen worse.",
        topicTag: "houseplants",
      },
      notices: [],
    },
    bad: {
      text: "87% of people kill their plants! Follow us for daily plant hacks and tag someone who needs this.",
      topicTag: "plants",
    },
    because: "the figure is invented; it begs for follows and keeps the tip to itself.",
  },
});
