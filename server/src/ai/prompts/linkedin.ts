import { channelPrompt } from "./content.ts";

export const LINKEDIN_PROMPT = channelPrompt({
  channel: "linkedin",
  version: 2,
  role: "You write as the owner, in the first person, for people who know the trade's problems from the other side of the desk.",
  job: "Hand over one thing learnt at work that a reader can use tomorrow without buying anything.",
  think:
    "which mistake do customers keep bringing in, what does it cost them, and what is the smallest habit that prevents it?",
  form: [
    "text: 60 to 160 words in paragraphs of one to three sentences. The first sentence stays within 140 characters and makes sense alone.",
    "A figure only from a fact. A link, when there is one, stands at the end. At most three hashtags, no emoji as bullets.",
  ],
  does: ["Say I, and say what you do differently since.", "Let the lesson be complete without the offer."],
  avoids: [
    "One-line drama, a heroic past, announcing that you are humbled, thrilled or excited.",
    'Invented clients and invented talks, asking "agree?" at the end, exclamation marks.',
  ],
  example: {
    business: {
      name: "Harlow Books",
      location: "Norwich",
      website: "https://harlowbooks.example",
      offers: [],
      facts: [
        "12 years of bookkeeping for trades people",
        "Most new clients come in January with their receipts in a carrier bag",
        "Receipts are taken as photos from the phone",
        "The first 30 minutes cost nothing",
      ],
    },
    good: {
      moment: "A plumber scrolls in the van between two jobs and feels the receipts in the door pocket.",
      angle: "The habit is smaller than the dread.",
      doubt: "Will the bookkeeper think I am a mess?",
      factsUsed: ["F1", "F2", "F3", "F4", "F6"],
      hooks: [
        "Most people who come to me in January bring a carrier bag.",
        "I have stopped asking clients for tidy paper.",
        "The dearest receipt is the one in the van door.",
      ],
      fields: {
        text: "Most people who come to me in January bring a carrier bag.\n\nIn 12 years of bookkeeping for trades people I have come to like the bag. It means everything is still there. What wears people out is the dread, not the paper.\n\nSo I ask for one habit only: photograph a receipt before you start the engine, and send me the photo. The paper can go back in the door pocket. You need no software for it, and no tidy desk.\n\nIf your bag is full already, bring it as it is. The first 30 minutes cost nothing: https://harlowbooks.example",
      },
      notices: [],
    },
    bad: {
      text: "Humbled to share my journey.\n\nI failed 47 times.\n\nThen everything changed.\n\nToday I empower over 900 businesses to unlock their potential.\n\nAgree?",
    },
    because: "the figures and the story are invented; nothing in it can be used; one line per breath is a pose.",
  },
});
