/** A name inside a sentence of another language: it may run from right to left without turning the words around it. */
export const isolated = (name: string): string => `\u2068${name}\u2069`;
