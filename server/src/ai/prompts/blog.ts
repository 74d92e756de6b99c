import { channelPrompt } from "./content.ts";

export const BLOG_PROMPT = channelPrompt({
  channel: "blog",
  version: 2,
  role: "You write an article for the owner's website, as the person in the trade whom people ring before they decide.",
  job: "Answer one question that people type into a search box, so fully that they need no second page.",
  think:
    "which words would they type, what do they fear the answer is, and what would you show them if they stood beside you?",
  form: [
    "title: at most 58 characters, says what the reader will know afterwards, with the words they search for.",
    "description: 110 to 150 characters for the search result; a sentence that promises no more than the text holds.",
    "sections: three to six. heading: a statement or a real question, no single word. body: 60 to 150 words of markdown (paragraphs, lists, bold; no headings, images or HTML).",
    "The first section answers the question within sixty words. The last one ends with the one call to action.",
  ],
  does: [
    "Go from the answer to the reasons to the exceptions.",
    "Explain what anyone in the trade knows; state about this business only what a fact holds.",
  ],
  avoids: [
    "A history of the subject, a summary at the end, general advice for one person's case in health, law or money.",
  ],
  example: {
    business: {
      name: "Ashdown Chimneys",
      location: "Lewes",
      website: "https://ashdownchimneys.example",
      offers: [{ name: "Sweep of one open fire", price: "£65", terms: "within 15 miles of Lewes" }],
      facts: [
        "A sweep takes about 45 minutes",
        "Furniture can stay where it is, the floor is covered",
        "A written record of the sweep is left the same day",
      ],
    },
    good: {
      moment: "First cold evening in October, the basket of wood is full, and somebody asks when it was last swept.",
      angle: "It is shorter and cleaner than they fear.",
      doubt: "Will there be soot on the sofa?",
      factsUsed: ["F1", "F2", "F3", "F4", "F6"],
      hooks: [
        "A sweep takes about 45 minutes, and the sofa can stay.",
        "The soot goes up the brush, not over the carpet.",
        "When did you last look up there?",
      ],
      fields: {
        title: "Having the chimney swept: what happens, what it costs",
        description:
          "How long a sweep takes, what you have to move and what it costs: everything callers in Lewes ask us before the first fire.",
        sections: [
          {
            heading: "A sweep takes about 45 minutes, and the sofa can stay",
            body: "You need not clear the room. Furniture can stay where it is; the floor is covered before the first rod goes up. Most of the time goes into the covering, not into the brush. When it is done, a written record of the sweep is left the same day, so you know next autumn when it was. **Keep it with the house papers.**",
          },
          {
            heading: "What it costs, and what you do beforehand",
            body: "One open fire is £65 within 15 miles of Lewes. Two things help:\n\n- Let the fire go out the evening before, so that the ashes are cold.\n- Clear the mantelpiece; rods are longer than they look.\n\nThat is all. Pick a day: https://ashdownchimneys.example",
          },
        ],
      },
      notices: [],
    },
    bad: {
      title: "The Ultimate Chimney Guide: Unlock the Full Potential of Your Fireplace in Today's Fast-Paced World",
      description: "Everything about chimneys and more.",
      sections: [{ heading: "Introduction", body: "Since the dawn of time, chimneys have fascinated mankind." }],
    },
    because:
      "the title is too long and promises everything; the question is not answered; nothing in it comes from the trade. The good one is cut to two sections here.",
  },
});
