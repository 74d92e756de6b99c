/** Words about the page that somebody wanted to see before they signed in. */
export const words = {
  back: "Please sign in to continue.",
  backTo: "We'll take you back to",
};

export const places = {
  board: "your content board",
  strategy: "your campaign's strategy",
  newCampaign: "your new campaign",
  campaigns: "your campaigns",
  usage: "your AI usage",
  profile: "your business profile",
  welcome: "the first steps",
  home: "your business",
};
