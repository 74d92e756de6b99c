/** How a destination or a subject is called: A, B, C by its place. */
export const letterOf = (place: number): string => String.fromCodePoint(65 + place);
