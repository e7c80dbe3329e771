/** Today where the reader is, as a date: Swedish dates are written YYYY-MM-DD. */
export const todayHere = (): string => new Intl.DateTimeFormat("sv-SE").format(new Date(Date.now()));
