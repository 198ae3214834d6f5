/** The bounds of the age bands in completed months (protocol.md 10.1): the first month that is no longer in the band before. */
export const TWO_MONTHS = 2;
export const THREE_MONTHS = 3;
export const SIX_MONTHS = 6;
export const ONE_YEAR = 12;
export const TWO_YEARS = 24;
export const FIVE_YEARS = 60;
export const TEN_YEARS = 120;
export const TWELVE_YEARS = 144;
/** From the 16th birthday a person is judged as an adult (AMB-6). */
export const ADULT = 192;
