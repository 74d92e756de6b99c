import axe from "axe-core";

/** What stands in the way of some people there, once it has come to rest: colours of what fades in are those of a moment. */
export async function faultsIn(place: string): Promise<string[]> {
  await Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined)));
  const { violations } = await axe.run(place, { resultTypes: ["violations"] });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}
