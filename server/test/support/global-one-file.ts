import { productInOneFile } from "../../../scripts/one-file.mjs";

/** Once for the whole run, before its tests start one process after the other. */
export default async function setup(): Promise<void> {
  await productInOneFile();
}
