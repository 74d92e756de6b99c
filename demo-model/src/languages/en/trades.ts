import type { Language } from "../language.ts";

export const trades: Language["trades"] = {
  food: {
    scenes: [
      "Ten to nine, an empty stomach, and the day already wants something from you.",
      "It's grey outside, and the kitchen at home is not going to smell of fresh bread by itself.",
      "You have twenty minutes to yourself, and they deserve more than a biscuit at the desk.",
    ],
    moments: [
      "On the way to work, with ten minutes to spare",
      "Saturday morning, nothing planned yet",
      "A break that should not be eaten at the desk",
    ],
    doubts: ["Is it worth the detour?", "Will there be a queue?", "Is there something for everyone?"],
    lessons: [
      {
        title: "How to keep bread fresh",
        text: "Keep it cut side down on a wooden board, under a cloth. The fridge dries it out; the freezer, in slices, does not.",
      },
      {
        title: "Coffee and pastry, in the right order",
        text: "Take the first sip without sugar, then a bite, then decide. Sweet pastry changes how coffee tastes.",
      },
      {
        title: "A good breakfast in fifteen minutes",
        text: "Decide the evening before, leave ten minutes earlier, sit down to eat. The sitting down is what makes it breakfast.",
      },
    ],
    tags: ["FreshlyBaked", "LocalBreakfast", "CornerCafe"],
    pictures: [
      "Two hands setting a cup and a plate on a wooden table by the window",
      "The counter in the morning light, with the first tray just put down",
      "A table for two with coffee, bread and a folded newspaper",
    ],
    searches: ["Breakfast near you", "A bakery nearby", "Coffee and a bite"],
    emoji: "☕",
  },
  bike: {
    scenes: [
      "The first cold morning, and the brakes answer a second late.",
      "Rain, salt and grit all week, and the chain has started to sing.",
      "You want to ride on Monday, not push.",
    ],
    moments: [
      "A noise on the way home that was not there last week",
      "The family has one bike that everything depends on",
      "A quiet week before the season begins",
    ],
    doubts: [
      "Is it still worth it for my old bike?",
      "How long will I be without a bike?",
      "What if they find something else?",
    ],
    lessons: [
      {
        title: "How to hear a worn chain",
        text: "Ride slowly past a wall and listen: a dry chain chirps, a worn one grinds. Wipe it dry after rain, then add one drop of oil to each link.",
      },
      {
        title: "Brakes in winter",
        text: "If the lever comes closer to the grip than in autumn, the pads or the cable need attention. Clean rims make the difference you feel first.",
      },
      {
        title: "Tyre pressure in the cold",
        text: "Air shrinks in the cold, so check the pressure every two weeks. The range is printed on the side of the tyre.",
      },
    ],
    tags: ["BikeRepair", "BikeCommute", "WinterCycling"],
    pictures: [
      "A bike in the repair stand, two hands turning the pedal",
      "A workbench with a chain, a brush and a bottle of oil",
      "A cargo bike in front of the workshop door",
    ],
    searches: ["Bike repair near you", "Book a bike check", "Your bike workshop"],
    emoji: "🚲",
  },
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
    doubts: ["Is my case too small?", "What do I have to prepare?", "What happens if something is missing?"],
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
    doubts: ["What if I'm the only beginner?", "Do I need my own gear?", "What if I don't like it?"],
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
      "The reminder has been on the fridge since autumn.",
      "A first visit is easier when you know who opens the door.",
      "Children ask before every appointment: what will they do there?",
    ],
    moments: [
      "An appointment that keeps being moved to next month",
      "A child who has never been before",
      "A free evening after work",
    ],
    doubts: ["What happens at the first visit?", "What does it cost?", "Can I come after work?"],
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
  shop: {
    scenes: [
      "You need a present by Saturday, and it should not look like one from a [petrol|gas] station.",
      "You know what you want, roughly. You would like to hold it in your hand first.",
      "Online there are four thousand of them. You need one, and someone who knows it.",
    ],
    moments: ["A birthday at the weekend", "A free half hour in town", "Something at home has to be replaced"],
    doubts: ["Do you have it in stock?", "Can I look before I buy?", "Is it the right one for me?"],
    lessons: [
      {
        title: "How to choose a present",
        text: "Think of a room the person likes to be in, then of a thing that is used there every week. Useful beats impressive.",
      },
      {
        title: "Buy less, choose longer",
        text: "Take it in your hand, ask where it comes from, and sleep on it. What you still want tomorrow is the right one.",
      },
      {
        title: "Questions worth asking at the counter",
        text: "Who made it, how is it cared for, and what happens if it breaks? A good shop likes these questions.",
      },
    ],
    tags: ["ShopLocal", "SmallShop", "GoodThings"],
    pictures: [
      "A wooden shelf with a few things, each with room around it",
      "Hands wrapping a parcel in brown paper",
      "The shop window in the evening, lit from inside",
    ],
    searches: ["A shop near you", "Presents with a story", "Come in and look"],
    emoji: "🎁",
  },
  general: {
    scenes: [
      "It has been on your list for weeks, right below the things that are louder.",
      "You have a free hour this week, and one thing you have been meaning to do.",
      "You would rather ask a person than read forty pages about it.",
    ],
    moments: [
      "A task that has been on the list for weeks",
      "A recommendation you have not followed up yet",
      "A free hour in the week",
    ],
    doubts: ["Is this right for me?", "What do I have to prepare?", "What does it cost in the end?"],
    lessons: [
      {
        title: "Three questions before you decide",
        text: "What is included, what is not, and what happens next? If you get three clear answers, you can choose in peace.",
      },
      {
        title: "How to compare two offers",
        text: "Write price and terms side by side, then strike out what you do not need. What is left is the real comparison.",
      },
      {
        title: "Begin with the smallest step",
        text: "Ask one question, look at one page, make one visit. Small steps are easier to take back, and easier to take.",
      },
    ],
    tags: ["ShopLocal", "SmallBusiness", "AskLocal"],
    pictures: [
      "Two people talking across a counter",
      "An open door with daylight falling on the floor",
      "A table with a notebook, a pen and two cups",
    ],
    searches: ["Near you and easy to ask", "Ask someone who knows", "Plan your first visit"],
    emoji: "🙂",
  },
};
