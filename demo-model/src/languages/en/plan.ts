import type { Plan } from "../language.ts";

export const plan: Plan = {
  summary: [
    "{count} from {from} to {to}, built around {offer}. We begin with ordinary moments in the customers' week, answer the doubt that keeps people away, and repeat price and terms often enough that nobody has to ask twice. Each text gives one reason and asks for one thing.",
    "From {from} to {to}, {name} publishes {count}. First we show the everyday moment, then we answer the doubt, then we name {offer} with its terms. No channel has to do everything: each has one job, and all of them lead to the same next step.",
    "From {from} to {to}, {name} publishes {count}. The plan mixes useful knowledge, one honest answer to the usual doubt, and the practical details. Each text gives one reason and asks for one thing.",
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
    "Who it is for: {audience}. What {name} stands for: price and terms are clear before anyone decides. What we can prove: {detail}.",
    "{name} is for people who want a straight answer before they decide. What we can prove: {detail}.",
    "{name} is for people who want a straight answer before they decide, from someone nearby whom they can ask.",
  ],
  segments: [
    { name: "People who already know {name}", message: "{offer}, {price}: the next good reason to come." },
    {
      name: "[Neighbours|Neighbors] who have never been",
      message: "The first visit is easy to plan: everything practical is in one place.",
    },
    { name: "People still in two minds", message: "Ask first. You get a straight answer, then you decide." },
  ],
  keyMessages: [
    "{offer}: {price}, {terms}.",
    "{detail}.",
    "{fact}.",
    "The price and the terms are clear before you decide.",
    "Ask us first: a straight answer costs nothing but a line.",
    "One next step, easy to find: {host}.",
  ],
  metrics: {
    bookings: "Bookings",
    sales: "Sales",
    clients: "New clients",
    results: "Enquiries from the campaign",
    share: "Share who stay on",
    published: "Contents published on time",
  },
  count: { one: "1 content", many: "{n} contents" },
  namedMetric: "{metric}: {offer}",
  units: { total: "in total", perWeek: "per week", pieces: "contents" },
  measuredBy: {
    tracked: "Count in your booking list or till, with the question “How did you hear about us?”",
    share: "Compare the list of newcomers with the list of those who stayed",
    calendar: "The calendar of this campaign",
  },
  roles: {
    instagram: "Shows the place and the people at work; makes the first visit feel familiar.",
    facebook: "Speaks to the [neighbourhood|neighborhood]: times, address, answers in the comments.",
    linkedin: "Shares one lesson at a time and starts conversations with people who decide.",
    x: "One thought a post, quick to read and easy to pass on.",
    bluesky: "One thought a post, in a conversational voice.",
    threads: "Asks questions and collects the answers that improve the next texts.",
    email: "Tells the whole story to people who asked for it, with one clear button.",
    sms: "A short reminder to those who agreed to it, sparingly.",
    blog: "Answers the search question in full and stays findable after the campaign.",
    google_ads: "Meets people at the moment they search, with price and terms.",
  },
  cadences: { once: "once", few: "{n} in total", weekly: "about one a week", perWeek: "about {n} a week" },
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
      risk: "The texts promise more than the day-to-day can keep.",
      response: "Use only facts from the profile; check capacity every Monday and slow down in good time.",
    },
    {
      risk: "Many people read, few take the next step.",
      response: "After two weeks compare the calls to action and keep the one that brings answers.",
    },
    {
      risk: "There is no time to publish in busy weeks.",
      response: "Write and approve the contents a week ahead; drop the weakest rather than publish late.",
    },
    {
      risk: "The terms are misunderstood.",
      response: "Put price and terms in the same sentence everywhere, and collect questions in one place.",
    },
  ],
};
