/** What lies over a page can be drawn with it. */
export const drawOverPage = (): void => undefined;
