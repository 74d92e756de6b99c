type Present<Props> = { [Name in keyof Props]?: Exclude<Props[Name], undefined> };

/** Leaves out the properties that are undefined. */
export function present<Props extends object>(props: Props): Present<Props>;
export function present(props: object): object {
  return Object.fromEntries(Object.entries(props).filter(([, value]) => value !== undefined));
}
