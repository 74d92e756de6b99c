import type { Scenery } from "../language.ts";

/** Trades people make an appointment with, or come back to at fixed hours. */
export const byAppointment: Record<"advice" | "fitness" | "health", Scenery> = {
  advice: {
    scenes: [
      "The folder is on the kitchen table. It has been there since last weekend.",
      "It's Sunday evening, and the receipts are still in the shoebox.",
      "You run the business all day, and the paperwork waits until ten at night.",
    ],
    moments: [
      "A letter that has been open on the desk for a week",
      "The first quiet days of the year",
      "A talk with a colleague who has already done it",
    ],
    lessons: [
      {
        title: "What to gather first",
        text: "Put every income record in one place, by month. Then the receipts, by kind. Order first, arithmetic second.",
      },
      {
        title: "One folder, three piles",
        text: "Money in, money out, letters. Most questions answer themselves once the three piles are apart.",
      },
      {
        title: "Half an hour now beats a night later",
        text: "Book a fixed half hour in your calendar and do only one thing in it: sort. Stop when the time is up.",
      },
      {
        title: "Questions to ask before you hire anyone",
        text: "What is included, what is not, and what do you need from me by when? Write the answers down and compare.",
      },
    ],
    tags: ["SmallBusiness", "SoleTraders", "Paperwork"],
    pictures: [
      "A tidy desk with one folder, a pen and a cup of tea",
      "Two people going through a list at a table by the window",
      "Three stacks of paper on a wooden table, sorted by hand",
    ],
    searches: ["Accountant for sole traders", "Help with your tax return", "Accounts in plain English"],
    emoji: "📁",
  },
  fitness: {
    scenes: [
      "You own gym shoes. They have a very clean sole.",
      "It's six in the evening, the sofa is calling, and for once you would like to hang up on it.",
      "You tried the room full of mirrors once. You left before the second song.",
    ],
    moments: [
      "An evening that should not end in front of a screen",
      "A Saturday with children who want to climb on something",
      "The week after the good intentions",
    ],
    lessons: [
      {
        title: "Your first hour on the wall",
        text: "Start with the easiest [colour|color] and use your feet before your arms. Rest as long as you climb. Nobody is keeping score.",
      },
      {
        title: "Feet first, arms later",
        text: "Look down twice before you reach up once. Step with the toe rather than the middle of the foot, and your arms will last longer.",
      },
      {
        title: "How to read a problem",
        text: "Stand back, find the last hold, and walk your eyes backwards to the first. Then try it. The second plan is usually the better one.",
      },
      {
        title: "What to bring on day one",
        text: "Clothes you can squat in, a bottle of water and a friend, if you have one to spare.",
      },
    ],
    tags: ["Bouldering", "FirstClimb", "ClimbTogether"],
    pictures: [
      "A pair of chalky hands resting on a bright yellow hold",
      "Two people sitting on the mat, pointing at a line of holds",
      "A row of climbing shoes on a wooden bench",
    ],
    searches: ["Bouldering for beginners", "Try bouldering this week", "Climbing gym near you"],
    emoji: "🧗",
  },
  health: {
    scenes: [
      "The reminder has been on the fridge since [autumn|fall].",
      "A first visit is easier when you know who opens the door.",
      "Children ask before every appointment: what will they do there?",
    ],
    moments: [
      "An appointment that keeps being moved to next month",
      "A child who has never been before",
      "A free evening after work",
    ],
    lessons: [
      {
        title: "How to prepare a child for the first visit",
        text: "Say in one sentence what will happen, and leave out the words you would not like to hear yourself. A favourite toy may come along.",
      },
      {
        title: "Three questions for any appointment",
        text: "What will happen today, how long does it take, what comes after? Write them down; it's easy to forget one.",
      },
      {
        title: "What to bring",
        text: "Your documents, a list of what you take, and your questions. Then there is time for what matters.",
      },
    ],
    tags: ["FamilyClinic", "FirstVisit", "Appointments"],
    pictures: [
      "A bright waiting room with two chairs and a shelf of picture books",
      "A reception desk with a plant and an open appointment book",
      "A child's drawing pinned beside a door",
    ],
    searches: ["A clinic near you", "Book a first visit", "Appointments for families"],
    emoji: "🙂",
  },
};
