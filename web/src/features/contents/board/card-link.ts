/** The link that opens a piece, on its card. */
export const cardLink = (contentId: string): HTMLElement | null =>
  document.querySelector<HTMLElement>(`[data-card="${contentId}"] [data-card-link]`);
