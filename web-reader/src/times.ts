/** As the device's clock and zone tell it: `8:05`. */
export function clockTime(at: number): string {
  const date = new Date(at);
  const minutes = date.getMinutes();
  return `${date.getHours()}:${minutes < 10 ? '0' : ''}${minutes}`;
}

/** `2028-09-30` as `30.09.2028`. */
export const polishDate = (civil: string): string => civil.split('-').toReversed().join('.');

/** `21 godz. 46 min`; under an hour the minutes alone. */
export function span(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  const hours = Math.floor(minutes / 60);
  return hours > 0 ? `${hours} godz. ${minutes % 60} min` : `${minutes} min`;
}
