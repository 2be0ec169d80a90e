import type { SettingRow, SettingView } from '@karta/contracts';

/** How a value stands in its input; rows as JSON. */
export function typedOf(value: SettingView['value']): string {
  if (Array.isArray(value) && typeof value[0] === 'object') return JSON.stringify(value);
  return Array.isArray(value) ? value.join(', ') : String(value);
}

/** The space within `3 653`. */
const THOUSANDS = /(?<=^\d{1,3}(?:\s\d{3})*)\s(?=\d{3}(?:\s|$))/g;

/** The value of what was typed, or the sentence that says what is wrong with it. */
export function valueOf(setting: SettingView, typed: string): { value: SettingView['value'] } | { error: string } {
  const { kind } = setting;
  if (kind === 'flag') return { value: typed === 'true' };
  if (kind === 'choice') return { value: typed };
  if (kind === 'rows') return rowsOf(setting, JSON.parse(typed) as SettingRow[]);
  if (kind === 'text' || kind === 'long-text') return textOf(setting, typed.trim());
  // one number may have its thousands apart; in a list a space ends a number
  const parts = (kind === 'numbers' ? typed.split(/[\s,;]+/) : [typed.trim().replace(THOUSANDS, '')])
    .filter(Boolean)
    .map((part) => (/^\d+$/.test(part) ? Number(part) : Number.NaN));
  const wrong = parts.some((part) => !Number.isInteger(part) || isOutside(setting, part));
  if (kind === 'numbers') return wrong ? { error: `Wpisz liczby ${limits(setting)}, po przecinku.` } : { value: parts };
  const [only] = parts;
  return wrong || only === undefined ? { error: `Wpisz liczbę ${limits(setting)}.` } : { value: only };
}

function textOf(setting: SettingView, text: string): { value: string } | { error: string } {
  if (text === '' && (setting.least ?? 0) > 0) return { error: 'To pole nie może być puste.' };
  if (setting.most !== null && text.length > setting.most) return { error: `Najwyżej ${setting.most} znaków.` };
  return { value: text };
}

function rowsOf({ extra }: SettingView, rows: readonly SettingRow[]): { value: SettingRow[] } | { error: string } {
  const tidy = rows.map((row) => ({ ...row, name: row.name.trim() }));
  if (tidy.length === 0) return { error: 'Zostaw przynajmniej jedną pozycję.' };
  if (tidy.some(({ name }) => name === '')) return { error: 'Wpisz nazwę każdej pozycji.' };
  const isWrong = (row: SettingRow): boolean => extra?.kind === 'number' && !(Number(row[extra.name]) >= 1);
  return tidy.some(isWrong) ? { error: 'Wpisz liczbę przy każdej pozycji, co najmniej 1.' } : { value: tidy };
}

function isOutside({ least, most }: SettingView, number: number): boolean {
  return (least !== null && number < least) || (most !== null && number > most);
}

function limits({ least, most }: SettingView): string {
  return `od ${least ?? 0} do ${most ?? 0}`;
}
