export function NewCampaignPage() {
  return <h1>New campaign</h1>;
}
