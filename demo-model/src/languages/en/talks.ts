import type { Language } from "../language.ts";

export const talks: Language["talks"] = {
  food: {
    promise: "a proper breakfast and good bread on an ordinary day",
    questions: [
      "Sweet or savoury before nine?",
      "The end of the loaf: yours, or the family's?",
      "Coffee first, or a bite first?",
    ],
    invites: [
      "Come by on your way, and take something home for later.",
      "Sit down for ten minutes. The day can wait that long.",
      "Follow your nose. It knows the way.",
    ],
    doubts: [
      {
        text: "Is it worth the detour?",
        answer: "Try it once on a day when you're passing anyway. After that you'll know.",
      },
      {
        text: "Will there be a queue?",
        answer: "Sometimes, in the busy hour. Come a little before or after it, or ask us when it's calm.",
      },
      {
        text: "Is there something for everyone?",
        answer: "Tell us what you do and don't eat, and we'll say honestly what there is that day.",
      },
    ],
    risk: {
      risk: "A text makes people hungry for something that is sold out by the time they come.",
      response: "Name only what is there on that day, and say until when.",
    },
  },
  bike: {
    promise: "a bike you can rely on every morning, with the price known before the work begins",
    questions: [
      "What is the oddest noise your bike has ever made?",
      "Rain in the morning: ride, or leave the bike at home?",
      "Which part of your bike do you trust least?",
    ],
    invites: ["Roll in or push it in. Both are fine.", "Have it looked at before it stops being a small thing."],
    doubts: [
      {
        text: "Is it still worth it for my old bike?",
        answer: "Often, but not always. Bring it in, and you'll get an honest yes or no before any work begins.",
      },
      {
        text: "How long will I be without a bike?",
        answer: "That depends on the part, so ask when you book. Then you can plan the days around it.",
      },
      {
        text: "What if you find something else?",
        answer: "Then say beforehand that you want a call first. Nothing extra should happen without your word.",
      },
    ],
    risk: {
      risk: "More bikes come in than the workshop can take in one week.",
      response: "Look at the booking list every Monday and hold back the next text while it is full.",
    },
  },
  advice: {
    promise: "paperwork done on time, in plain words, at a price agreed beforehand",
    questions: [
      "Shoebox, folder or app: where do your receipts live?",
      "Which letter do you open last?",
      "What would you do with one free evening a month?",
    ],
    invites: [
      "Send us the first question; the folder can stay closed for now.",
      "Start with one sheet of paper. The rest follows.",
    ],
    doubts: [
      {
        text: "Is my case too small?",
        answer: "Small cases have the same deadlines as big ones. Ask, and you'll hear honestly whether it pays.",
      },
      {
        text: "What do I have to prepare?",
        answer: "Less than you fear: what came in, what went out, and the letters. We'll tell you what is missing.",
      },
      {
        text: "What happens if something is missing?",
        answer: "Then it goes on a list with a date beside it. A gap you know about is half solved.",
      },
    ],
    risk: {
      risk: "A general tip is read as advice for one person's own case.",
      response: "Say in every text that it is general, and offer a conversation for the rest.",
    },
    newcomers: "New clients",
  },
  fitness: {
    promise: "a place to start moving where nobody keeps score",
    questions: [
      "What is your best excuse? We collect good ones.",
      "Alone with headphones, or with a friend who talks?",
      "Morning person, or only on paper?",
    ],
    invites: ["Bring a friend, or make one on the mat.", "Come as you are. The rest can be learned."],
    doubts: [
      {
        text: "What if I'm the only beginner?",
        answer:
          "Then you're the one with the most to gain. Say it's your first time, and someone will show you around.",
      },
      {
        text: "Do I need my own gear?",
        answer: "Comfortable clothes will do for a first try. Ask us about everything else before you buy anything.",
      },
      {
        text: "What if I don't like it?",
        answer: "Then you've spent an hour finding out. Try it once before you decide on anything bigger.",
      },
    ],
    risk: {
      risk: "Newcomers all arrive at the busiest hour and feel lost.",
      response: "Name the quiet hours in the texts, and have someone at the door who says hello first.",
    },
    newcomers: "New members",
  },
  health: {
    promise: "appointments without worry, where every question may be asked first",
    questions: [
      "What should a waiting room never be without?",
      "Which question do you always forget to ask?",
      "Early appointment, or one after work?",
    ],
    invites: [
      "Ask us what happens before you come; it's easier with a picture in mind.",
      "Choose a day that leaves you time afterwards.",
    ],
    doubts: [
      {
        text: "What happens at the first visit?",
        answer:
          "First we talk, then we look, and nothing happens without being explained. Ask about anything that worries you.",
      },
      { text: "What does it cost?", answer: "Ask before you book; you should know the price before you sit down." },
      { text: "Can I come after work?", answer: "Tell us which hours suit you, and we'll say what is free." },
    ],
    risk: {
      risk: "A text sounds like a promise of a result.",
      response: "Describe what happens at the visit, never how it ends.",
    },
    newcomers: "New patients",
  },
  physio: {
    promise: "time for the question where it hurts and since when",
    questions: [
      "How often do you get up from your desk, honestly?",
      "Which exercise do you skip as soon as nobody looks?",
      "Run in the morning, or after work?",
    ],
    invites: ["Tell us where and since when. We'll take it from there.", "Come before you've got used to it."],
    doubts: [
      {
        text: "Do I need a referral?",
        answer: "That depends on how you're insured, so ask before you book. We'll tell you which paper you need.",
      },
      {
        text: "What happens at the first appointment?",
        answer:
          "You describe, we look at how you move, and then we agree on what comes next. Nothing is decided over your head.",
      },
      { text: "Can I come after work?", answer: "Tell us which hours suit you, and we'll say what is free." },
    ],
    risk: {
      risk: "A text sounds like a promise that pain will go away.",
      response: "Describe what happens at an appointment, never how it ends.",
    },
    newcomers: "New patients",
  },
  flowers: {
    promise: "flowers that suit the person, the room and the budget",
    questions: [
      "One kind of flower, or a bit of everything?",
      "Who would you give flowers to for no reason at all?",
      "Which flower do you know by its scent?",
    ],
    invites: [
      "Tell us who it's for, and leave the rest to us.",
      "Come in and point. It works better than any catalogue.",
    ],
    doubts: [
      {
        text: "Will it last?",
        answer: "Ask which flowers will; they don't all last alike. And take the care tips home with the bunch.",
      },
      {
        text: "What do I get for my budget?",
        answer: "Name the amount first and you'll see what it makes. A small bunch can be a good one.",
      },
      {
        text: "Do I have to order ahead?",
        answer:
          "For a certain day or [colour|color], yes, that's wiser. For everything else, see what the day has brought.",
      },
    ],
    risk: {
      risk: "A photo shows a flower that is not to be had that week.",
      response: "Photograph what stands in the buckets that morning, and say that every bunch differs.",
    },
  },
  shop: {
    promise: "the right thing in your hand before you pay for it",
    questions: [
      "What did you last buy that you still use every day?",
      "Presents: early planner or Friday evening?",
      "Do you touch things before you look at the price, or after?",
    ],
    invites: ["Come in, pick things up, ask.", "Bring the problem; we'll look for the thing that solves it."],
    doubts: [
      { text: "Do you have it in stock?", answer: "Ask before you set off. A short message saves you the way." },
      { text: "Can I look before I buy?", answer: "That's what a counter is for. Take your time." },
      {
        text: "Is it the right one for me?",
        answer: "Tell us what it has to do. If it's the wrong one, we'd rather say so.",
      },
    ],
    risk: {
      risk: "Somebody comes for a thing that has just been sold.",
      response: "Say how many there are, or invite people to ask first.",
    },
  },
  general: {
    promise: "a straight answer before anyone has to decide",
    questions: [
      "What has been on your list the longest?",
      "Ask a person, or search first?",
      "What would you like explained in plain words?",
    ],
    invites: ["Ask one question. That's enough for a start.", "Come by and tell us what you need."],
    doubts: [
      { text: "Is this right for me?", answer: "Tell us in a line what you need, and you'll get an honest yes or no." },
      { text: "What do I have to prepare?", answer: "Your question. We'll tell you if anything else is needed." },
      {
        text: "What does it cost in the end?",
        answer: "Ask for the price before you decide, with everything that belongs to it.",
      },
    ],
    risk: {
      risk: "The texts promise more than a normal day can keep.",
      response: "Use only what is in the profile, and slow down in weeks that are full.",
    },
  },
};
