/** What of the machine every program gets that a test starts: where programs are, and where compiled ones are kept. */
export const CHILD_ENVIRONMENT = {
  PATH: process.env["PATH"],
  HOME: process.env["HOME"],
  NODE_COMPILE_CACHE: process.env["NODE_COMPILE_CACHE"],
};
