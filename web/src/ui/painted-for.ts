/** Whether the server has taken this device for a phone when it painted the page: it knows no width. */
export const isPaintedForPhone = (): boolean => "phone" in document.documentElement.dataset;
