import type { Channel } from "@handbill/contracts";
import type { Piece, Subject } from "../../../src/eval/subject.ts";
import { germanCampaign, goodCampaign } from "./answers.ts";

/** A campaign without a fault, broken in one place: exactly one check has to see it. */
type Mutation = { row: number; does: string; mutate(): Subject };

const pieceIn = ({ pieces }: Subject, channel: Channel): Piece => {
  const piece = pieces.find(({ task }) => task.channel === channel);
  if (!piece) throw new Error(`There is no ${channel}.`);
  return piece;
};

/** Changes one content of the good campaign. */
const inPiece =
  (channel: Channel, change: (piece: Piece) => void, base = goodCampaign) =>
  (): Subject => {
    const subject = base();
    change(pieceIn(subject, channel));
    return subject;
  };

/** Changes one text of one content; `from` must be there, or the mutation would change nothing. */
const inText = (channel: Channel, field: string, from: string, to: string, base = goodCampaign) =>
  inPiece(
    channel,
    ({ fields }) => {
      const before = String(fields[field]);
      if (!before.includes(from)) throw new Error(`"${from}" is not in the ${field} of ${channel}.`);
      fields[field] = before.replace(from, to);
    },
    base,
  );

const after = (channel: Channel, field: string, text: string) => {
  return inPiece(channel, ({ fields }) => {
    fields[field] = `${String(fields[field])}${text}`;
  });
};

const wholeText = (channel: Channel, text: string, factsUsed?: string[]) =>
  inPiece(channel, (piece) => {
    piece.fields = { text };
    piece.factsUsed = factsUsed ?? piece.factsUsed;
  });

const inSubject = (change: (subject: Subject) => void) => (): Subject => {
  const subject = goodCampaign();
  change(subject);
  return subject;
};

export const MUTATIONS: Mutation[] = [
  {
    row: 1,
    does: "a picture without its description",
    mutate: inPiece("instagram", ({ fields }) => delete fields["altText"]),
  },
  {
    row: 2,
    does: "a post longer than its network takes",
    mutate: after(
      "bluesky",
      "text",
      " Portobello is quiet in winter, and so is the workbench, which is how Sinéad likes it when she listens to gears. The kettle is on. Dermot has the radio.",
    ),
  },
  {
    row: 3,
    does: "an opening that is cut off before it says anything",
    mutate: inText(
      "linkedin",
      "text",
      "Every May we make people wait 12 days, and every May it is our own fault.",
      "Every single year, when May comes round again and the evenings grow long, we make people wait 12 days for a workbench, and that is our fault.",
    ),
  },
  {
    row: 4,
    does: "a number that nobody gave",
    mutate: inText("facebook", "text", "40 minutes on our stand", "25 minutes on our stand"),
  },
  {
    row: 5,
    does: "a customer who never said it",
    mutate: after(
      "facebook",
      "text",
      '\n\n"They fixed it while I drank my tea," says Niamh, a customer from Rathmines.',
    ),
  },
  {
    row: 6,
    does: "a reduction that the owner never made",
    mutate: inText(
      "facebook",
      "text",
      "40 minutes on our stand, €45",
      "40 minutes on our stand at a reduced price, €45",
    ),
  },
  {
    row: 7,
    does: "places that are running out, for no reason",
    mutate: inText("facebook", "text", "Book your check", "Only a few places are left. Book your check"),
  },
  {
    row: 8,
    does: "a green word without a certificate",
    mutate: inText("linkedin", "text", "and keep May for riding", "the eco-friendly way, and keep May for riding"),
  },
  {
    row: 9,
    does: "a text message without the way out",
    mutate: inText("sms", "text", " Reply STOP to opt out", ""),
  },
  {
    row: 10,
    does: "a post in another language",
    mutate: wholeText(
      "bluesky",
      "Ein Rad klagt zuerst ganz leise. Das Quietschen im Januar ist nur ein Bremsbelag, und im Mai ist es immer noch einer, mit 12 Tagen Wartezeit dazu.\nBook now",
    ),
  },
  {
    row: 11,
    does: "du and Sie in one post",
    mutate: inText("facebook", "text", "rufen wir dich vorher an", "rufen wir Sie vorher an", germanCampaign),
  },
  {
    row: 12,
    does: "a placeholder that was never filled",
    mutate: inText("email", "body", "Hello,", "Hello {{first_name}},"),
  },
  {
    row: 13,
    does: "a second thing to do",
    mutate: after("facebook", "text", "\n\nShare this with a neighbour who rides."),
  },
  {
    row: 14,
    does: "a post of which nothing can be touched",
    mutate: wholeText(
      "bluesky",
      "A little noise is a little bill, and a loud one is a big one. We ring first and name the price, and nothing is replaced behind anybody's back. Book whenever it suits.",
    ),
  },
  {
    row: 15,
    does: "a post that every workshop could send",
    mutate: wholeText(
      "threads",
      "Brakes, gears and chain wear quietly, and you notice when it is late. Loan bikes are there while we work, free of charge. Book a day that suits you.",
      [],
    ),
  },
  {
    row: 16,
    does: "a phrase that machines like",
    mutate: inText("linkedin", "text", "and keep May for riding", "and unlock a seamless spring of riding"),
  },
  {
    row: 17,
    does: "shouting",
    mutate: inText("facebook", "text", "the phone rings first.", "the phone rings first!!"),
  },
  {
    row: 18,
    does: "words nobody says aloud",
    mutate: inText(
      "linkedin",
      "text",
      "We used to complain about that at the workbench. Then Sinéad asked a simple question: had we ever told anyone?",
      "Operational capacity utilisation deteriorated considerably. Sinéad recommended proactive customer communication regarding seasonal availability variations.",
    ),
  },
  {
    row: 19,
    does: "a sentence without an end",
    mutate: inText(
      "threads",
      "text",
      "Fair enough. Leave yours on our stand in Portobello, ride one of ours, and pay nothing for it while we work. It has a bell. Use it on the canal.",
      "Fair enough, so leave yours on our stand in Portobello and ride one of ours home along the canal, and pay nothing for it while we work, since that is what it is for.",
    ),
  },
  {
    row: 20,
    does: "two posts that begin alike",
    mutate: inText(
      "threads",
      "text",
      "We keep four loan bikes",
      "A bike complains quietly at first, so we keep four loan bikes",
    ),
  },
  {
    row: 21,
    does: "a key message that no content tells",
    mutate: inSubject(({ plan }) =>
      plan.keyMessages.push("Children's wheels get stabilisers on Wednesday afternoons."),
    ),
  },
  {
    row: 22,
    does: "a hashtag that means nothing",
    mutate: inPiece("instagram", ({ fields }) => {
      fields["hashtags"] = ["#PortobelloDublin", "#BikeRepair", "#love"];
    }),
  },
  {
    row: 23,
    does: "a description that begins with what everybody hears anyway",
    mutate: inText("instagram", "altText", "A mechanic holds", "Image of a mechanic who holds"),
  },
  {
    row: 24,
    does: "a budget that is a cent off",
    mutate: inSubject(({ plan }) => {
      const [first] = plan.budgetSplit;
      if (first) first.amount += 1;
    }),
  },
  {
    row: 25,
    does: "a word the owner never uses",
    mutate: inText("facebook", "text", "So here is the deal for winter", "So here is the cheap deal for winter"),
  },
];
