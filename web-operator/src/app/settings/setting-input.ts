import type { SettingView } from '@karta/contracts';

/** How a value stands in its input. */
export function typedOf(value: SettingView['value']): string {
  return Array.isArray(value) ? value.join(', ') : String(value);
}

/** The value of what was typed, or the sentence that says what is wrong with it. */
export function valueOf(setting: SettingView, typed: string): { value: SettingView['value'] } | { error: string } {
  const { kind } = setting;
  if (kind === 'flag') return { value: typed === 'true' };
  if (kind === 'choice') return { value: typed };
  if (kind === 'text' || kind === 'long-text') return textOf(setting, typed.trim());
  const parts = typed
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map(Number);
  const wrong = parts.some((part) => !Number.isInteger(part) || isOutside(setting, part));
  if (kind === 'numbers') return wrong ? { error: `Wpisz liczby ${limits(setting)}, po przecinku.` } : { value: parts };
  const [only] = parts;
  return wrong || only === undefined || parts.length > 1
    ? { error: `Wpisz liczbę ${limits(setting)}.` }
    : { value: only };
}

function textOf(setting: SettingView, text: string): { value: string } | { error: string } {
  if (text === '' && (setting.least ?? 0) > 0) return { error: 'To pole nie może być puste.' };
  if (setting.most !== null && text.length > setting.most) return { error: `Najwyżej ${setting.most} znaków.` };
  return { value: text };
}

function isOutside({ least, most }: SettingView, number: number): boolean {
  return (least !== null && number < least) || (most !== null && number > most);
}

function limits({ least, most }: SettingView): string {
  return `od ${least ?? 0} do ${most ?? 0}`;
}
