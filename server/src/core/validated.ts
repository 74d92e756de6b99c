declare const validated: unique symbol;

/** AI output that passed every check. Only ai/schema-validator.ts makes one, and repositories of AI output accept nothing else. */
export type Validated<T> = T & { readonly [validated]: true };
