/** Names the mail to one person, also where a mail service gives it another Message-ID. */
export const DELIVERY_HEADER = "X-Handbill-Delivery";

/** The same in an address: `returns+d0192…@padaria.pt`. */
export const tagOfDelivery = (deliveryId: string): string => `d${deliveryId.replaceAll("-", "")}`;
