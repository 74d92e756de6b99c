type Device = "phone" | "desktop";
export type Combination = { headlines: number[]; descriptions: number[] };

/** How many of each an advertisement shows at once. */
const SHOWN: Record<Device, { headlines: number; descriptions: number }> = {
  phone: { headlines: 2, descriptions: 1 },
  desktop: { headlines: 3, descriptions: 2 },
};

const divisor = (one: number, other: number): number => (other === 0 ? one : divisor(other, one % other));

const stretch = (start: number, length: number, count: number): number[] =>
  Array.from({ length: Math.min(length, count) }, (_, index) => (start + index) % count);

/** Some of the many ways in which headlines and descriptions meet: enough turns that each headline has been seen. */
export function combinationsOf(headlines: number, descriptions: number, device: Device): Combination[] {
  const shown = SHOWN[device];
  if (headlines === 0) return [];
  const turns = headlines / divisor(headlines, Math.min(shown.headlines, headlines));
  return Array.from({ length: turns }, (_, turn) => ({
    headlines: stretch((turn * shown.headlines) % headlines, shown.headlines, headlines),
    descriptions:
      descriptions === 0 ? [] : stretch((turn * shown.descriptions) % descriptions, shown.descriptions, descriptions),
  }));
}
