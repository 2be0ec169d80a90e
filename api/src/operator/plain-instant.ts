/** „21.11.2026, 15:04” in the city's zone. */
export function plainInstant(instant: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('pl-PL', { dateStyle: 'short', timeStyle: 'short', timeZone }).format(instant);
}
