import type { Plan } from "../language.ts";

export const plan: Plan = {
  summary: [
    "From {from} to {to}, {count} work towards one goal: {aim}. They start from an everyday moment (“{moment}”), teach something useful (“{lessonTitle}”), answer the doubt “{doubt}” and name {offer} with its price and terms.",
    "{count} between {from} and {to}, for one goal: {aim}. {offer} is the first step we suggest; before that, readers meet a situation they know (“{moment}”) and an honest answer to “{doubt}”.",
    "From {from} to {to}, {count} work towards one goal: {aim}. They start from an everyday moment (“{moment}”), teach something useful (“{lessonTitle}”) and answer the doubt “{doubt}”.",
  ],
  wishes: {
    shorter: "shorter and plainer",
    longer: "with more detail",
    warmer: "warmer and more personal",
    specific: "more specific",
    offer: "with the offer further to the front",
    noEmoji: "without emoji",
    other: "“{instruction}”",
  },
  replanned: "Planned again with your wish in mind: {wish}.",
  positioning: [
    "{name} is for {readers}: {promise}, starting with {offer} for {price}.",
    "{name} is for {readers}: {promise}.",
    "{name} stands for {promise}, starting with {offer} for {price}.",
    "{name} stands for {promise}.",
  ],
  segments: [
    { name: "[Neighbours|Neighbors] who have never been", message: "" },
    {
      name: "People who know {brand} and haven't been in touch",
      message: "{offer}, {price}: a good reason to get back in touch.",
    },
    { name: "People who are still comparing", message: "" },
  ],
  audiences: {
    families: {
      name: "Families",
      moment: "An afternoon with children, and everyone wants something else",
      doubt: "Are children welcome?",
      answer: "Bring them along and tell us their ages first if you're unsure; we'll say what suits them.",
    },
    visitors: {
      name: "Visitors",
      moment: "A free hour in a town they don't know yet",
      doubt: "Is it easy to find?",
      answer: "The address and the hours are in every text, so nobody has to search.",
    },
    workers: {
      name: "People with a full working day",
      moment: "A gap between two appointments",
      doubt: "Will it take long?",
      answer: "Say how much time you have, and we'll tell you honestly whether it's enough.",
    },
    neighbours: {
      name: "[Neighbours|Neighbors]",
      moment: "Walking past for the third time this week",
      doubt: "Is there something for me, too?",
      answer: "Come in and ask; the first visit doesn't oblige you to anything.",
    },
    starters: {
      name: "People who are new to it",
      moment: "The evening on which they finally look it up",
      doubt: "Will I be the only beginner?",
      answer: "Everyone starts somewhere; tell us it's your first time and we'll show you the way.",
    },
    active: {
      name: "People who are on the move every day",
      moment: "The day something squeaks or pulls",
      doubt: "How long will I have to pause?",
      answer: "Tell us what it does and since when, and we'll say what we can see to first.",
    },
    owners: {
      name: "Owners of small businesses",
      moment: "Ten at night, with the paperwork still open",
      doubt: "Is my case too small?",
      answer: "Small cases are what this offer is made for; ask before you decide.",
    },
  },
  and: " and ",
  keyMessages: ["{offer}: {price}, {terms}.", "{offer}: {price}.", "{detail}.", "{fact}.", "“{doubt}” {answer}"],
  metrics: {
    bookings: ["Bookings for {offer}", "Bookings"],
    sales: ["Sales of {offer}", "Sales"],
    clients: ["{newcomers}", "New customers"],
    results: ["Enquiries that name the campaign"],
    share: ["Newcomers who stay"],
    published: ["Texts published on time"],
  },
  count: { one: "{n} text", other: "{n} texts" },
  units: { total: "in total", perWeek: "per week", pieces: { one: "text", other: "texts" } },
  measuredBy: {
    bookings: ["The booking list, with one tick per booking that names the campaign"],
    sales: ["A tally at the till: one stroke for every {offer}", "A tally at the till"],
    clients: ["The question “How did you hear about us?” at the first visit"],
    results: ["A tally beside the telephone and the inbox"],
    share: ["The list of newcomers, compared with those who stayed"],
    published: ["The calendar of this campaign"],
  },
  roles: {
    instagram: ["Shows the place before anyone comes. For example: {picture}."],
    facebook: [
      "Talks to {city}: opening times, {offer}, and answers in the comments.",
      "Talks to the [neighbourhood|neighborhood]: opening times and answers in the comments.",
    ],
    linkedin: ["Answers “{doubt}” in public and teaches one thing at a time, for people who decide."],
    x: ["One thought a post: a tip such as “{lessonTitle}”, or a question."],
    bluesky: ["Talks rather than announces: one thought a post, such as an answer to “{doubt}”"],
    threads: ["Asks, listens and uses the answers. For example: {question}"],
    email: [
      "{offer} with terms and one button, to people who asked for our letters.",
      "One letter with one button, to people who asked for it.",
    ],
    sms: [
      "One reminder of {offer}, only to people who agreed to texts.",
      "One reminder, only to people who agreed to texts.",
    ],
    blog: ["Answers “{doubt}” and explains “{lessonTitle}” for people who search."],
    google_ads: [
      "Meets people who search for “{search}” with {offer} and its price.",
      "Meets people who search for “{search}”.",
    ],
  },
  pillars: { teach: "Useful to know", prove: "Seen at first hand", people: "Everyday moments", offer: "The offer" },
  avoids: {
    posts: "Nothing but offers; a post earns its place with something to see or to keep.",
    letters: "Two topics in one letter.",
    texts: "Greetings and news that can wait.",
    search: "Words that nobody types.",
  },
  cadences: {
    once: "once",
    few: { other: "{n} in total" },
    weekly: "about one a week",
    perWeek: { other: "about {n} a week" },
  },
  budget: {
    ads: {
      item: "Search ads",
      reason: "Reaches people who are already looking; pause what brings no clicks after two weeks.",
    },
    boost: {
      item: "Paid reach for the posts that work",
      reason: "Put money only behind posts that did well on their own first.",
    },
    photos: { item: "Photos of real work", reason: "One morning of photos feeds every channel for weeks." },
    sending: { item: "Sending", reason: "Fees for sending to people who gave their consent." },
    writing: { item: "Editing and proofreading", reason: "A second pair of eyes before anything is published." },
    reserve: { item: "Reserve", reason: "Kept back for what turns out to work in the second half." },
  },
  risks: [
    {
      risk: "Somebody comes for {offer} and has missed the terms: {terms}.",
      response: "Keep price and terms in the same sentence everywhere, and have them at hand when people ask.",
    },
    {
      risk: "A text comes too close to your own rule: {rule}.",
      response: "Read every text once for this rule alone before you approve it.",
    },
    {
      risk: "A busy week leaves no time to publish.",
      response: "Approve a week ahead, and drop the weakest text rather than publish late.",
    },
    {
      risk: "Many people read, few take the next step.",
      response: "After two weeks, see which call to action brought answers and use that one.",
    },
  ],
};
