import type { Scenery } from "../language.ts";

/** Trades with situations of their own that a shop or a clinic in general does not share. */
export const flowersAndPhysio: Record<"flowers" | "physio", Scenery> = {
  flowers: {
    scenes: [
      "You're invited on Saturday, and the bottle of wine was your idea last time, too.",
      "The table is set, the kitchen is tidy, and something is still missing in the middle.",
      "You'd like to say thank you, and a message feels too thin for it.",
    ],
    moments: [
      "An invitation, and nothing to bring yet",
      "An empty vase in the kitchen",
      "A thank-you that deserves more than a message",
    ],
    lessons: [
      {
        title: "How to make a bunch last",
        text: "Cut the stems at a slant, take off every leaf below the waterline and change the water every other day. A cool place at night helps more than any powder.",
      },
      {
        title: "Which vase for which bunch",
        text: "The flowers should stand about half as high again as the vase. A narrow neck holds a few stems upright; a wide one needs a full bunch.",
      },
      {
        title: "What to tell your florist",
        text: "For whom, for which room, and how much you'd like to spend. Three answers are enough for a bunch that fits.",
      },
    ],
    tags: ["SeasonalFlowers", "FloristLife", "FreshFlowers"],
    pictures: [
      "Two hands tying a bunch with string on a wooden worktop",
      "Buckets of cut flowers in the morning light by the door",
      "A small bunch in a jam jar on a kitchen table",
    ],
    searches: ["Florist near you", "Order a bunch of flowers", "Seasonal flowers"],
    emoji: "💐",
  },
  physio: {
    scenes: [
      "Four hours at the desk, and turning your head has become a decision.",
      "The first run after the break, and the knee has an opinion.",
      "You've slept on it, stretched it, ignored it. It's still there.",
    ],
    moments: ["A long day at the desk", "The first run after a break", "Something that should have gone away by now"],
    lessons: [
      {
        title: "A break that costs one minute",
        text: "Stand up, roll your shoulders slowly, look out of the window. Tie it to something you do anyway, like filling your glass.",
      },
      {
        title: "What to write down before your first appointment",
        text: "Since when, in which movement, at what time of day. Three lines on paper save a lot of guessing.",
      },
      {
        title: "What to wear and bring",
        text: "Clothes you can move in, your papers if you have any, and the shoes you walk or run in.",
      },
    ],
    tags: ["Physiotherapy", "DeskBreak", "MoveWell"],
    pictures: [
      "A treatment table by a window with a folded towel",
      "A pair of running shoes beside an exercise mat",
      "Two people talking in front of a wall bar",
    ],
    searches: ["Physiotherapist near you", "Physiotherapy appointments", "Help for stiff shoulders"],
    emoji: "🙂",
  },
};
