export const messages = {
  promise: "A finished draft on your desk, not an empty page.",
  points: [
    "Plans the campaign from your own facts",
    "Writes for each channel, within its limits",
    "Nothing goes out before you approve it",
  ],
  sample: "Corner Bakery · Sunday brunch",
  caption:
    "Sunday, 9 to 1: sourdough still warm, two kinds of jam, and the good butter. Bring someone who talks in the morning, or someone who doesn't.",
  tags: "#cornerbakery #sundaybrunch",
  subject: "Subject: We kept the corner table for you",
  preheader: "Brunch for two, this Sunday from nine.",
  sms: "Corner Bakery: brunch for two this Sunday from 9. Reply STOP to opt out.",
};
