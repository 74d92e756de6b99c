/*
 * The arithmetic of docs/scale.md. What is measured has the bench that measured it beside it, what is assumed says so: change a line here,
 * let the test write the page anew, and read what follows.
 */

/** Bytes that a row takes on the disk, with its indexes and what is stored apart: `npm run bench -- scale` and `-- rows`. */
export const BYTES = {
  business: 30_000,
  content: 3_330,
  version: 520,
  job: 2_250,
  aiCall: 3_780,
  contact: 270,
  delivery: 890,
  event: 330,
  conversation: 630,
  message: 2_090,
  /** Assumed: as an owner's telephone makes it, made smaller when it was taken in. */
  picture: 250_000,
};

/** Milliseconds of a core, two slow ones with everything on them: `npm run bench -- scale`. */
export const CPU = {
  webARequest: 1.9,
  postgresARequest: 2.1,
  workerAText: 20,
  webAClick: 0.35,
};

/** Of an average business that is in use. Assumed: nobody has a million of them yet. */
export const HABITS = {
  /** Pages opened, lists, edits, approvals, and the waiting for texts. */
  requestsADay: 12,
  /** Twelve pieces a month, each written and rewritten once, and a plan. */
  textsADay: 25 / 30,
  contentsAMonth: 12,
  versionsAContent: 4,
  contacts: 200,
  /** Two mailings a month to all of them. */
  deliveriesAMonth: 400,
  /** Delivered, opened, clicked, seen on a page. */
  eventsAMonth: 960,
  clicksADay: 12,
  messagesAMonth: 20,
  messagesAConversation: 4,
  picturesAMonth: 4,
};

/** Assumed of the traffic, of the machines and of the provider of the model. */
export const CONDITIONS = {
  /** The busiest minute against the average of the day. */
  peak: 5,
  /** A process is full at this share of a core: beyond, its slowest answers grow. */
  fullAt: 0.6,
  postgresFullAt: 0.5,
  /** From asked to answered by a real model. */
  secondsAText: 10,
  generationsAtOnce: 8,
  /** Most connections of a process: docs/operations.md. */
  connectionsAWeb: 34,
  connectionsAWorker: 30,
  years: 2,
  /** The prompt (two thirds of it read from the provider's cache) and the answer, as the catalogue of prices has gpt-5.4-mini. */
  dollarsAText: (692 * 0.75 + 1_408 * 0.075 + 320 * 4.5) / 1_000_000,
  tokensAText: 2_420,
};

const DAY_SECONDS = 86_400;
const MONTHS_A_YEAR = 12;

/** What so many businesses ask for. */
export function loadOf(businesses: number) {
  const atPeak = (aDay: number) => (businesses * aDay * CONDITIONS.peak) / DAY_SECONDS;
  const requests = atPeak(HABITS.requestsADay);
  const texts = atPeak(HABITS.textsADay);
  const clicks = atPeak(HABITS.clicksADay);
  const cores = {
    web: (requests * CPU.webARequest + clicks * CPU.webAClick) / 1_000,
    worker: (texts * CPU.workerAText) / 1_000,
    postgres: (requests * CPU.postgresARequest) / 1_000,
  };
  // Two of each at least: one may fail.
  const webs = Math.max(2, Math.ceil(cores.web / CONDITIONS.fullAt));
  const textsAtOnce = texts * CONDITIONS.secondsAText;
  const workers = Math.max(
    2,
    Math.ceil(Math.max(textsAtOnce / CONDITIONS.generationsAtOnce, cores.worker / CONDITIONS.fullAt)),
  );
  const mailsASecond = atPeak(HABITS.deliveriesAMonth / 30);
  return {
    requests,
    texts,
    clicks,
    cores,
    webs,
    workers,
    textsAtOnce,
    connections: webs * CONDITIONS.connectionsAWeb + workers * CONDITIONS.connectionsAWorker,
    postgresCores: Math.max(1, Math.ceil(cores.postgres / CONDITIONS.postgresFullAt)),
    mailsASecond,
    dollarsAMonth: businesses * HABITS.textsADay * 30 * CONDITIONS.dollarsAText,
    callsAMinute: texts * 60,
    tokensAMinute: texts * 60 * CONDITIONS.tokensAText,
    bytes: bytesOf(businesses),
    eventsAMonth: businesses * HABITS.eventsAMonth,
  };
}

/** What lies on the disk of PostgreSQL after so many years, by what it is. */
function bytesOf(businesses: number): Record<string, number> {
  const months = CONDITIONS.years * MONTHS_A_YEAR;
  const contents = HABITS.contentsAMonth * months;
  const texts = HABITS.textsADay * 30 * months;
  const messages = HABITS.messagesAMonth * months;
  const one = {
    "businesses and their accounts": BYTES.business,
    "contents and their versions": contents * (BYTES.content + HABITS.versionsAContent * BYTES.version),
    "jobs and the ledger of calls": texts * (BYTES.job + BYTES.aiCall),
    contacts: HABITS.contacts * BYTES.contact,
    deliveries: HABITS.deliveriesAMonth * months * BYTES.delivery,
    events: HABITS.eventsAMonth * months * BYTES.event,
    pictures: HABITS.picturesAMonth * months * BYTES.picture,
    messages: messages * BYTES.message + (messages / HABITS.messagesAConversation) * BYTES.conversation,
  };
  return Object.fromEntries(Object.entries(one).map(([what, bytes]) => [what, bytes * businesses]));
}

export const totalOf = (bytes: Record<string, number>): number =>
  Object.values(bytes).reduce((sum, each) => sum + each, 0);
