/** 07:30, of minutes of the site's day: the same in every language. */
export const minuteOfDay = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
