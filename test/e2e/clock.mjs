// Preloaded into the processes of a journey that has to see another day: their clock stands TEST_CLOCK_SHIFT_MS ahead.
const shift = Number(process.env.TEST_CLOCK_SHIFT_MS ?? 0);
const RealDate = Date;

globalThis.Date = class extends RealDate {
  /** @param {...any} parts */
  constructor(...parts) {
    if (parts.length === 0) super(RealDate.now() + shift);
    else super(.../** @type {[any]} */ (parts));
  }
  static parse = RealDate.parse;
  static UTC = RealDate.UTC;

  static now() {
    return RealDate.now() + shift;
  }
};
