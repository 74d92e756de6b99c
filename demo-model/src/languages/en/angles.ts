import type { Angle, AngleBank } from "../language.ts";

export const angles: Record<Angle, AngleBank> = {
  offer: {
    label: "Say plainly what it is, what it costs and on what terms",
    topics: ["{offer}: what it costs and what it includes", "{offer} in three sentences"],
    hooks: [
      "{offer}. {price}. That is the headline.",
      "What does {offer} cost? {price}.",
      "{offer} for {price}, with the terms right next to the price.",
      "{offer}, explained in one breath.",
    ],
    follows: [
      "No riddles: read the terms, see whether it fits your week, then decide.",
      "If the terms fit, it's for you. If they don't, you have lost ten seconds and nothing else.",
      "We would rather tell you the limits now than on the day.",
    ],
    subjects: ["{offer} for {price}", "What {offer} costs", "The offer, in plain words"],
    ctas: ["See {offer}", "Read the terms", "See what is included"],
  },
  moment: {
    label: "Start from a moment in the reader's day",
    topics: [
      "The moment {offer} is made for",
      "An ordinary day, made a little easier",
      "When you'll be glad you know us",
    ],
    hooks: ["{scene}", "A small scene you may know. {scene}", "Think of this week. {scene}"],
    follows: [
      "That is the moment we had in mind.",
      "It doesn't need a big plan. It needs one good decision and a place to go.",
      "If you are nodding, the rest of this is for you.",
    ],
    subjects: ["For one moment in your week", "You may know this one", "A small plan for this week"],
    ctas: ["Make it this week", "Pick your day", "Plan your visit"],
  },
  guide: {
    label: "Teach one useful thing, sell nothing",
    topics: ["{lessonTitle}: a short guide", "{lessonTitle}", "Worth knowing: {lessonTitle}"],
    hooks: [
      "{lessonTitle}. Here is the short version.",
      "One thing worth knowing: {lessonTitle}.",
      "Two minutes on this: {lessonTitle}.",
    ],
    follows: ["{lesson}", "Nothing to buy for this one. {lesson}", "Keep it for the day you need it. {lesson}"],
    subjects: ["{lessonTitle}", "Two useful minutes", "Worth knowing this week"],
    ctas: ["Read the short guide", "Keep it for later", "Ask us about it"],
  },
  detail: {
    label: "Show one detail that only this business can tell",
    topics: ["One detail about us: {detail}", "What we do, in one line: {detail}", "A look behind the scenes"],
    hooks: [
      "One line about us: {detail}.",
      "If you remember one thing about {name}, make it this: {detail}.",
      "Here is {name} in a sentence. {detail}.",
    ],
    follows: [
      "It sounds like a detail. It is how we like to work.",
      "Come and see whether it suits you. That tells you more than any post.",
      "Small things like this are the reason we enjoy opening the door.",
    ],
    subjects: ["One line about {name}", "A detail we like", "What we mean by that"],
    ctas: ["Get to know us", "See how we work", "Come and see"],
  },
  visit: {
    label: "Make the first visit easy: where, when, how",
    topics: ["Your first visit: where, when and how", "How to find us in {city}", "Everything practical on one page"],
    hooks: [
      "Coming for the first time? Here is all you need.",
      "Where, when, how: {name} on one page.",
      "Never been to {name}? It takes less planning than you think.",
    ],
    follows: [
      "Read this once and you can forget the planning.",
      "Save it now, and the next free hour plans itself.",
      "The practical part is short, so here it is in full.",
    ],
    subjects: ["Where, when and how", "Your first visit, planned", "All the practical bits"],
    ctas: ["Plan your visit", "Find the way", "Check the times"],
  },
  doubt: {
    label: "Name the one doubt and answer it",
    topics: [
      "The question before the first visit: {doubt}",
      "An honest answer to an honest doubt: {doubt}",
      "Still in two minds?",
    ],
    hooks: [
      "“{doubt}” A fair question.",
      "Still wondering? “{doubt}”",
      "The doubt comes first, so let's start there. “{doubt}”",
    ],
    follows: [
      "Ask us before you decide. A short, straight answer saves you a wasted trip.",
      "Tell us in one line what you need, and we'll say honestly whether it fits.",
      "Bring the question with you. Nobody has to know everything beforehand.",
    ],
    subjects: ["“{doubt}”", "A fair question", "Still in two minds?"],
    ctas: ["Ask us first", "Send your question", "Get a straight answer"],
  },
  question: {
    label: "Ask the readers something they like to answer",
    topics: ["A question for you about {offer}", "What would make it easier for you?", "Your week, your say"],
    hooks: [
      "A real question: what has kept you from coming so far?",
      "Morning, lunch break or evening: when would it suit you best?",
      "What is the first thing you would like to know about {offer}?",
    ],
    follows: [
      "A word or two is plenty. Every answer helps us.",
      "We are not collecting likes. We want to know what to explain better.",
      "Your answer helps us choose what to write about next.",
    ],
    subjects: ["A question for you", "What would suit you best?", "One line from you, please"],
    ctas: ["Tell us in a line", "Send your answer", "Reply with one word"],
  },
  closing: {
    label: "Sum up calmly: the offer, the terms and the way to us once more",
    topics: [
      "{offer} once more, with everything you need",
      "The short summary before you choose",
      "All of it in one place",
    ],
    hooks: [
      "Everything from the last weeks in four lines.",
      "If you only read one of our posts, take this one.",
      "One last look at {offer}, with all you need to decide.",
    ],
    follows: [
      "Have it in one place, and choose when you are ready.",
      "No countdown and no drum roll. Just the facts again.",
      "Check the terms, pick a day, done.",
    ],
    subjects: ["All of it in one place", "{offer}, summed up", "The short summary"],
    ctas: ["Choose your day", "See it all once more", "Decide in peace"],
  },
};
