// Loaded before a program: its clock is ahead, or behind, by CLOCK_SHIFT_MS. PostgreSQL has another one.
const shift = Number(process.env.CLOCK_SHIFT_MS ?? 0);
const now = Date.now.bind(Date);
globalThis.Date = class extends Date {
  constructor(...given) {
    super(...(given.length === 0 ? [now() + shift] : given));
  }
  static now() {
    return now() + shift;
  }
};
