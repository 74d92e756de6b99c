import {
  dictionaryOf,
  isDictionary,
  listOf,
  numberOf,
  parseJson,
  textOf,
  textsOf,
  type Dictionary,
} from "./unknown-values.ts";

export type Offer = { name: string; price: string; terms: string };

/** What the messages of a request say about the business and the piece that is wanted. */
export type Brief = {
  task: string;
  business: {
    name: string;
    industry: string;
    description: string;
    audience: string;
    location: string;
    website: string;
    language: string;
    tone: string;
    voice: string[];
    offers: Offer[];
    facts: string[];
    constraints: string[];
    timezone: string;
  };
  campaign: {
    name: string;
    goal: string;
    audience: string;
    channels: string[];
    startsOn: string;
    endsOn: string;
    hasBudget: boolean;
    notes: string;
    contentCount: number | null;
  };
  /** Facts with the ids by which an answer cites them. */
  facts: { id: string; text: string }[];
  content: { channel: string; topic: string; angle: string; callToAction: string; scheduledOn: string };
  /** What earlier pieces brought, and which of them won. */
  results: { contents: ResultRow[]; better: { winner: string; loser: string; metric: string }[] };
  /** The summary of the plan that is to be planned again. */
  previousSummary: string;
  alreadySaid: string[];
  instruction: string;
  field: string;
  current: Dictionary | null;
  /** How this one of several versions begins; empty where there is only one. */
  approach: string;
  /** The part of a text that is to be rewritten. */
  passage: { path: string; before: string; text: string; after: string } | null;
  /** The other texts of the piece. */
  others: Dictionary;
  /** What the passage may have at most. */
  room: { most: number; unit: string }[];
  /** For a reply: through what it goes and to whom, what the customer wrote, approved answers, and the draft so far. */
  conversation: { channel: string; customer: string };
  messages: { id: string; text: string }[];
  faq: { id: string; question: string; answer: string }[];
  draft: string;
  /** Questions that customers asked again and again, in their words. */
  groups: { id: string; language: string; sentences: string[] }[];
};

export type ResultRow = { id: string; topic: string; metrics: Dictionary };

type Message = { role: string; text: string };

function readMessages(messages: unknown): Message[] {
  return listOf(messages).map((message) => {
    const { role, content } = dictionaryOf(message);
    const parts = listOf(content).map((part) => textOf(dictionaryOf(part)["text"]));
    return { role: textOf(role), text: typeof content === "string" ? content : parts.join("\n") };
  });
}

/** The JSON between `<data id=N>` and its closing mark, or the whole message where it is JSON. */
function readData(text: string): Dictionary | null {
  const opening = /<data id=("?)([^\s">]+)\1>/u.exec(text);
  if (opening) {
    const from = opening.index + opening[0].length;
    const to = text.lastIndexOf("</data");
    const data = parseJson(text.slice(from, to > from ? to : text.length));
    if (isDictionary(data)) return data;
  }
  const first = text.indexOf("{");
  const data = first < 0 ? undefined : parseJson(text.slice(first, text.lastIndexOf("}") + 1));
  return isDictionary(data) ? data : null;
}

const readOffer = (value: unknown): Offer => {
  const { name, price, terms } = dictionaryOf(value);
  return { name: textOf(name), price: textOf(price), terms: textOf(terms) };
};

const readFact = (value: unknown): { id: string; text: string } => {
  const { id, text } = dictionaryOf(value);
  return { id: textOf(id), text: textOf(text) };
};

function readBusiness(value: unknown): Brief["business"] {
  const business = dictionaryOf(value);
  return {
    name: textOf(business["name"]),
    industry: textOf(business["industry"]),
    description: textOf(business["description"]),
    audience: textOf(business["audience"]),
    location: textOf(business["location"]),
    website: textOf(business["website"]),
    language: textOf(business["language"]) || "en",
    tone: textOf(business["tone"]),
    voice: textsOf(business["voice"]),
    offers: listOf(business["offers"])
      .map(readOffer)
      .filter(({ name }) => name !== ""),
    facts: textsOf(business["facts"]),
    constraints: textsOf(business["constraints"]),
    timezone: textOf(business["timezone"]),
  };
}

function readCampaign(value: unknown): Brief["campaign"] {
  const campaign = dictionaryOf(value);
  return {
    name: textOf(campaign["name"]),
    goal: textOf(campaign["goal"]),
    audience: textOf(campaign["audience"]),
    channels: textsOf(campaign["channels"]),
    startsOn: textOf(campaign["startsOn"]),
    endsOn: textOf(campaign["endsOn"]),
    hasBudget: (numberOf(dictionaryOf(campaign["budget"])["amount"]) ?? 0) > 0,
    notes: textOf(campaign["notes"]),
    contentCount: numberOf(campaign["contentCount"]),
  };
}

function readContent(value: unknown): Brief["content"] {
  const content = dictionaryOf(value);
  return {
    channel: textOf(content["channel"]),
    topic: textOf(content["topic"]),
    angle: textOf(content["angle"]),
    callToAction: textOf(content["callToAction"]),
    scheduledOn: textOf(content["scheduledOn"]),
  };
}

function readPassage(value: unknown): Brief["passage"] {
  if (!isDictionary(value)) return null;
  const { path, before, text, after } = value;
  return { path: textOf(path), before: textOf(before), text: textOf(text), after: textOf(after) };
}

const readRoom = (value: unknown): Brief["room"][number] => {
  const { most, unit } = dictionaryOf(value);
  return { most: numberOf(most) ?? Infinity, unit: textOf(unit) };
};

const readAnswer = (value: unknown): Brief["faq"][number] => {
  const { id, question, answer } = dictionaryOf(value);
  return { id: textOf(id), question: textOf(question), answer: textOf(answer) };
};

function readGroup(value: unknown): Brief["groups"][number] {
  const { id, language, sentences } = dictionaryOf(value);
  return { id: textOf(id), language: textOf(language), sentences: textsOf(sentences) };
}

function readConversation(value: unknown): Brief["conversation"] {
  const { channel, customer } = dictionaryOf(value);
  return { channel: textOf(channel), customer: textOf(customer) };
}

function readResults(value: unknown): Brief["results"] {
  const { contents, better } = dictionaryOf(value);
  return {
    contents: listOf(contents).map((row) => {
      const { id, topic, metrics } = dictionaryOf(row);
      return { id: textOf(id), topic: textOf(topic), metrics: dictionaryOf(metrics) };
    }),
    better: listOf(better).map((pair) => {
      const { winner, loser, metric } = dictionaryOf(pair);
      return { winner: textOf(winner), loser: textOf(loser), metric: textOf(metric) };
    }),
  };
}

/** Finds the brief in the last user message that holds one; where there is none everything is empty. */
export function readBrief(messages: unknown): Brief {
  const data =
    readMessages(messages)
      .filter(({ role }) => role === "user")
      .map(({ text }) => readData(text))
      .findLast((found) => found !== null) ?? {};
  return {
    task: textOf(data["task"]),
    business: readBusiness(data["business"]),
    campaign: readCampaign(data["campaign"]),
    facts: listOf(data["facts"])
      .map(readFact)
      .filter(({ text }) => text !== ""),
    content: readContent(data["content"]),
    results: readResults(data["results"]),
    previousSummary: textOf(dictionaryOf(data["previous"])["summary"]),
    alreadySaid: textsOf(data["alreadySaid"]),
    instruction: textOf(data["instruction"]),
    field: textOf(data["field"]),
    current: isDictionary(data["current"]) ? data["current"] : null,
    approach: textOf(data["approach"]),
    passage: readPassage(data["passage"]),
    others: dictionaryOf(data["others"]),
    room: listOf(data["room"]).map(readRoom),
    conversation: readConversation(data["conversation"]),
    messages: listOf(data["messages"]).map(readFact),
    faq: listOf(data["faq"]).map(readAnswer),
    draft: textOf(data["draft"]),
    groups: listOf(data["groups"]).map(readGroup),
  };
}
