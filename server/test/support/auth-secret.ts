/** Of the products of tests and of the fixtures of releases: what is sealed or signed in one can be read in the other. */
export const AUTH_SECRET = "a secret that is long enough for a test";
