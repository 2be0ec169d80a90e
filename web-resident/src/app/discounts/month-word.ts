/** `2026-11` in the language of the page: `listopad 2026`, or short: `lis`. */
export function monthWord(month: string, how: 'long' | 'short', locale = document.documentElement.lang): string {
  const day = new Date(`${month}-01T00:00:00Z`);
  const format =
    how === 'long'
      ? new Intl.DateTimeFormat(locale || 'pl', { month: 'long', year: 'numeric', timeZone: 'UTC' })
      : new Intl.DateTimeFormat(locale || 'pl', { month: 'short', timeZone: 'UTC' });
  const word = format.format(day);
  return how === 'long' ? word.charAt(0).toUpperCase() + word.slice(1) : word.replace('.', '');
}
