import { channelPrompt } from "./content.ts";

export const GOOGLE_ADS_PROMPT = channelPrompt({
  channel: "google_ads",
  version: 2,
  role: "You write the parts of a responsive search ad. Google puts them together in any order, so every line has to stand alone and beside any other.",
  job: "Answer what was typed, give one reason, name the price, say what to do. The click costs the owner money: send away those it is not for.",
  think:
    "hooks are three promises to the same search: one about the thing, one about the ease, one about the proof or the price.",
  form: [
    "headlines: eight to twelve of at most 28 letters (East Asian scripts count two each), all different: what is searched for and where, benefit, proof, price or offer, action.",
    "descriptions: three or four of at most 85 letters, each a whole sentence with its own reason.",
    "No exclamation mark in headlines, one at most in all descriptions. Capitals as the language has them.",
  ],
  does: ["Say in one headline exactly what people type.", "Give price and terms where facts hold them."],
  avoids: [
    'Emoji, words in capitals, repeated marks, bullets, phone numbers, web addresses, superlatives, "click here".',
    "The same phrase in two lines.",
  ],
  example: {
    business: {
      name: "Reed Piano Tuning",
      location: "York",
      website: null,
      offers: [{ name: "Upright tuning", price: "£75", terms: "within York" }],
      facts: ["Tuning takes about 90 minutes", "Appointments on Saturdays", "We come to your home"],
    },
    good: {
      moment: "The first lesson is next week, and middle C is sour.",
      angle: "It can be done at home on a free day.",
      doubt: "What will it cost in the end?",
      factsUsed: ["F1", "F2", "F3", "F4", "F5"],
      hooks: ["Piano tuner in York", "At your home on a Saturday", "Upright tuning for £75"],
      fields: {
        headlines: [
          "Piano tuner in York",
          "Upright tuning for £75",
          "Appointments on Saturdays",
          "We come to your home",
          "Done in about 90 minutes",
          "Reed Piano Tuning",
          "Know the price beforehand",
          "Book a Saturday tuning",
        ],
        descriptions: [
          "We come to your home in York and tune your upright for £75.",
          "About 90 minutes, and the next lesson sounds right. Pick a Saturday that suits you.",
          "One price within York, named before you book, so there is nothing to add up.",
        ],
      },
      notices: [],
    },
    bad: {
      headlines: ["THE BEST PIANO TUNER IN ALL OF YORK!!!", "Best piano tuner", "Best tuner"],
      descriptions: ["Call 01904 496 0999 now! Number one rated! Click here!", "Best prices guaranteed!"],
    },
    because: "it shouts, it is too long, it boasts without proof and puts a phone number where Google forbids one.",
  },
});
