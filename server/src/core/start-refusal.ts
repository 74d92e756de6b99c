/** A reason not to start that the person at the terminal can mend. It is shown as a sentence, without a stack. */
export class StartRefusal extends Error {
  override readonly name: string = "StartRefusal";
}
