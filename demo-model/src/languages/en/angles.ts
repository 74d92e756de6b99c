import type { Angle, AngleBank } from "../language.ts";

export const angles: Record<Angle, AngleBank> = {
  offer: {
    label: "Say plainly what it is, what it costs and on what terms",
    topics: ["{offer} for {price}: what you get", "{offer}, with price and terms", "Who {offer} is for"],
    hooks: [
      "{moment}? That's what {offer} is for.",
      "One good reason to come by this week: {offer}.",
      "{offer}, for anyone who likes to know the price first.",
      "A good thing to settle this {weekday}: {offer}.",
    ],
    follows: [
      "Read the terms, see if it fits your week, and come.",
      "Not for you? Send it to the person you just thought of.",
      "If anything about it is unclear, ask before you come. We'd rather explain it twice.",
    ],
    subjects: ["{offer} for {price}", "{offer}: price and terms", "One good reason for this week"],
    ctas: ["See {offer}", "Read the terms", "Get the details"],
  },
  moment: {
    label: "Start from a moment in the reader's day",
    topics: ["{moment}", "{moment}: what helps", "Made for this: {moment}"],
    hooks: ["{scene}", "Sound familiar? {scene}", "Some weeks go like this. {scene}"],
    follows: ["{invite}", "It doesn't take a big plan. {invite}", "It starts with a small step. {invite}"],
    subjects: ["{moment}", "For a {weekday} like this", "Sound familiar?"],
    ctas: ["Plan your visit", "Find your way to us", "Get the details"],
  },
  guide: {
    label: "Teach one useful thing, sell nothing",
    topics: ["{lessonTitle}", "{lessonTitle}: a short how-to", "Keep this one: {lessonTitle}"],
    hooks: ["{lessonTitle}.", "In under a minute: {lessonTitle}.", "A tip to keep: {lessonTitle}."],
    follows: [
      "{lesson}",
      "{lesson} Keep it for the day you need it.",
      "{lesson} Pass it on to someone who could use it.",
    ],
    subjects: ["{lessonTitle}", "A tip to keep this week", "Worth knowing this {weekday}"],
    ctas: ["Ask us your question", "More about us", "Talk to us"],
  },
  detail: {
    label: "Show one detail that only this business can tell",
    topics: ["{detail}", "{name}: {detail}", "What you'll find here: {detail}"],
    hooks: ["{detail}.", "You might not know this yet. {detail}.", "For anyone who hasn't been: {detail}."],
    follows: [
      "If that sounds right for you, we'd like to meet you.",
      "Ask us about it when you're here. We like that question.",
      "{invite}",
    ],
    subjects: ["You might not know this yet", "Something about us", "For anyone who hasn't been"],
    ctas: ["Come and see", "Get to know us", "See what we do"],
  },
  visit: {
    label: "Make the first visit easy: where, when, how",
    topics: [
      "Coming on a {weekday}? Hours and address",
      "Your way to {name}",
      "First time here? Everything for the way",
      "How to find us in {city}",
    ],
    hooks: [
      "Thinking of coming by on {weekday}?",
      "First time at {name}? Here's the way.",
      "Before you set off: where we are and when the door is open.",
      "You've meant to come by for a while. Here's how.",
    ],
    follows: [
      "You don't need to know anything beforehand. Just ask.",
      "Save this, and you won't have to look it up.",
      "If you can't find the door, send us a message.",
    ],
    subjects: ["Coming by on {weekday}?", "Where we are, when we're open", "Your way to us"],
    ctas: ["Find your way", "Check before you come", "Plan your visit"],
  },
  doubt: {
    label: "Name the one doubt and answer it",
    topics: ["“{doubt}” An honest answer", "“{doubt}”", "Worth asking first: “{doubt}”"],
    hooks: ["“{doubt}” Fair question.", "Perhaps you've wondered: “{doubt}”", "Worth asking first: “{doubt}”"],
    follows: ["{answer}", "{answer} {invite}"],
    subjects: ["“{doubt}”", "An honest answer", "You may be wondering"],
    ctas: ["Ask us first", "Send us your question", "Get a straight answer"],
  },
  question: {
    label: "Ask the readers something they like to answer",
    topics: ["{question}", "Your turn: {question}", "We're curious: {question}"],
    hooks: ["{question}", "We're curious. {question}", "Help us settle this. {question}"],
    follows: ["One word is enough.", "We have an opinion on this. Yours first.", "There's no wrong answer."],
    subjects: ["{question}", "A question for you", "Help us settle this"],
    ctas: ["Send us your answer", "Tell us", "Have your say"],
  },
  closing: {
    label: "Sum up calmly: the offer, the terms and the way to us once more",
    topics: ["{offer} once more, with everything you need", "Before you choose your day", "In case you missed it"],
    hooks: [
      "In case you missed it: {offer}.",
      "You've been meaning to come. This is a good week for it.",
      "{offer} once more, with the small print in full.",
    ],
    follows: ["Check the terms, pick your day, done.", "{invite}", "If you've read this far, you're nearly here."],
    subjects: ["In case you missed it", "{offer}, once more", "All you need to come by"],
    ctas: ["Pick your day", "Get the details", "Plan your visit"],
  },
};
