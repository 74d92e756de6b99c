import type { Language } from "../language.ts";
import { flowersAndPhysio } from "./flowers-and-physio.ts";
import { byAppointment } from "./trades-by-appointment.ts";

export const trades: Language["trades"] = {
  ...byAppointment,
  ...flowersAndPhysio,
  food: {
    scenes: [
      "Ten to nine, an empty stomach, and the day already wants something from you.",
      "It's [grey|gray] outside, and the kitchen at home is not going to smell of fresh bread by itself.",
      "You have twenty minutes to yourself, and they deserve more than a [biscuit|cookie] at the desk.",
    ],
    moments: [
      "On the way to work, with ten minutes to spare",
      "Saturday morning, nothing planned yet",
      "A break that should not be eaten at the desk",
    ],
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
    searches: ["Breakfast near you", "Bakery nearby", "Coffee and a bite"],
    emoji: "☕",
  },
  bike: {
    scenes: [
      "Rain, salt and grit all week, and the chain has started to sing.",
      "The first cold morning, the child in the box, and the brakes answer a second late.",
      "You want to ride on Monday, not push.",
    ],
    moments: [
      "A noise on the way home that was not there last week",
      "The one bike the whole family depends on",
      "A quiet week before the season begins",
    ],
    lessons: [
      {
        title: "How to hear a worn chain",
        text: "Ride slowly past a wall and listen: a dry chain chirps, a worn one grinds. Wipe it dry after rain, then add one drop of oil to each link.",
      },
      {
        title: "Brakes in winter",
        text: "If the lever comes closer to the grip than in [autumn|fall], the pads or the cable need attention. Clean rims make the difference you feel first.",
      },
      {
        title: "[Tyre|Tire] pressure in the cold",
        text: "Air shrinks in the cold, so check the pressure every two weeks. The range is printed on the side of the [tyre|tire].",
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
  shop: {
    scenes: [
      "You need a present by Saturday, and it should not look like one from a [petrol|gas] station.",
      "You know what you want, roughly. You would like to hold it in your hand first.",
      "Online there are four thousand of them. You need one, and someone who knows it.",
    ],
    moments: ["A birthday at the weekend", "A free half hour in town", "Something at home has to be replaced"],
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
      "A friend told you about it a while ago. You would rather ask a person than read forty pages.",
      "You have a free hour this week, and one thing you have been meaning to do.",
    ],
    moments: [
      "A task that has been on the list for weeks",
      "A recommendation you have not followed up yet",
      "A free hour in the week",
    ],
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
