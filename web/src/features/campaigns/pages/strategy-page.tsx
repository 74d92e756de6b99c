export function StrategyPage() {
  return <h1>Strategy</h1>;
}
