const ZONE = 'Europe/Warsaw';
/** Of the page: Polish where a build has no other. */
const LANGUAGE = ($localize.locale ?? 'pl').slice(0, 2);
const IN_DAYS: Readonly<Record<string, readonly string[]>> = {
  pl: ['w niedzielę', 'w poniedziałek', 'we wtorek', 'w środę', 'w czwartek', 'w piątek', 'w sobotę'],
  en: ['on Sunday', 'on Monday', 'on Tuesday', 'on Wednesday', 'on Thursday', 'on Friday', 'on Saturday'],
  uk: ['у неділю', 'у понеділок', 'у вівторок', 'у середу', 'у четвер', 'у п’ятницю', 'у суботу'],
};
const IN_DAY = IN_DAYS[LANGUAGE] ?? IN_DAYS['pl'] ?? [];
const TAG = LANGUAGE === 'en' ? 'en-GB' : LANGUAGE;
const DAY_MONTH = new Intl.DateTimeFormat(TAG, { day: 'numeric', month: 'long', timeZone: 'UTC' });
const LONG_DAY = new Intl.DateTimeFormat('pl-PL', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: ZONE,
});
const PARTS = new Intl.DateTimeFormat('en-CA', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

function partsOf(instant: string | Date): Record<string, string> {
  const date = typeof instant === 'string' ? new Date(instant) : instant;
  return Object.fromEntries(PARTS.formatToParts(date).map((part) => [part.type, part.value]));
}

/** Today's civil date in the city's zone, `YYYY-MM-DD`. */
export function todayIn(now: Date = new Date()): string {
  const { year, month, day } = partsOf(now);
  return `${year}-${month}-${day}`;
}

/** `2026-11-30` → `30.11.2026`; null → a dash. */
export function plainDate(civilDate: string | null | undefined): string {
  if (!civilDate) return '–';
  const [year, month, day] = civilDate.split('-');
  return `${Number(day)}.${month}.${year}`;
}

/** An instant in the city's zone: `12.11.2026 18:07`; null → a dash. */
export function plainTime(instant: string | null | undefined): string {
  if (!instant) return '–';
  const { year, month, day, hour, minute } = partsOf(instant);
  return `${Number(day)}.${month}.${year} ${Number(hour)}:${minute}`;
}

/** An instant near now: `dziś, 8:31`, `wczoraj, 15:02`, else `18.11, 9:14` (with the year when it is another one). */
export function nearTime(instant: string | null | undefined, now: Date = new Date()): string {
  if (!instant) return '–';
  const { year, month, day, hour, minute } = partsOf(instant);
  const date = `${year}-${month}-${day}`;
  const time = `${Number(hour)}:${minute}`;
  if (date === todayIn(now)) return $localize`:@@today-at:dziś, ${time}:time:`;
  if (date === todayIn(new Date(now.getTime() - 86_400_000))) return $localize`:@@yesterday-at:wczoraj, ${time}:time:`;
  const withYear = year === todayIn(now).slice(0, 4) ? '' : `.${year}`;
  return `${Number(day)}.${month}${withYear}, ${time}`;
}

/** `2026-11-30` → `30 listopada`, with a space that does not break. */
export function dayMonth(civilDate: string): string {
  return DAY_MONTH.format(new Date(`${civilDate}T00:00:00Z`)).replace(' ', '\u00a0');
}

/** `2026-11-30` → `w poniedziałek, 30 listopada`; for the sentence that names a date. */
export function onDay(civilDate: string): string {
  const weekday = IN_DAY[new Date(`${civilDate}T00:00:00Z`).getUTCDay()] ?? '';
  return `${weekday.replace(' ', '\u00a0')}, ${dayMonth(civilDate)}`;
}

/** Today in full: `wtorek, 24 listopada 2026`. */
export function longToday(now: Date = new Date()): string {
  return LONG_DAY.format(now);
}

/** How long something took, from an instant to another or until now, as `spanOf` says it. */
export const spanBetween = (from: string, to: string | null, now: Date = new Date()): string =>
  spanOf(Math.max(0, Math.round(((to ? Date.parse(to) : now.getTime()) - Date.parse(from)) / 1000)));

/** A length of time in whole seconds, rounded to what a person says: `24 s`, `3 min`, `2 godz. 11 min`, `6 dni`. */
export function spanOf(seconds: number): string {
  if (seconds < 60) return `${seconds}\u00a0s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}\u00a0min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours}\u00a0godz. ${minutes % 60}\u00a0min`;
  return `${Math.floor(hours / 24)}\u00a0dni`;
}

/** Days from today to a civil date; negative when it has passed. */
export function daysUntil(civilDate: string, today: string = todayIn()): number {
  return Math.round((Date.parse(civilDate) - Date.parse(today)) / 86_400_000);
}
