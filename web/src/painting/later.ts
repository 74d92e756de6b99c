/** Says that the server does not paint this: a browser draws it as soon as it comes to life. */
export class Later extends Error {
  readonly digest = "later";
}
