/** What stands after a number of hundredths, in all languages that are read. */
export const PERCENT = String.raw`(?:%|٪|％|percent\b|per cent\b|Prozent\b|por ?cent[oa]?\b|por ciento|pour ?cent|per cento|パーセント|بالمئة|بالمائة|في المئة|في المائة)`;
