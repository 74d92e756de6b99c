const EMOJI = /\p{RGI_Emoji}/gv;
const SMUGGLED =
  /[\u{e0020}-\u{e007f}]{2}|[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]{2}|[\u202d\u202e]|(?:[\u200b\u2060-\u2064\ufeff]){3}|[\u200b-\u200d\u2060\ufeff]{4}/u;

/** True when a text carries characters that a model reads and a person does not see: tags, runs of selectors, overrides. */
export const hasHiddenText = (text: string): boolean => SMUGGLED.test(text) && SMUGGLED.test(text.replace(EMOJI, ""));
