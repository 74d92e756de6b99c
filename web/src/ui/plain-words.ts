/** Text to be compared by its letters: capitals and accents do not matter, and in Turkish an I is an i as elsewhere. */
export const plainWords = (text: string): string => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
