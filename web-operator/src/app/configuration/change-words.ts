import type { ConfigurationChange } from '@karta/contracts';
import { catalogueOf, type CatalogueName, type SettingKey } from '@karta/domain';
import { CATALOGUE_WORDS, MISTAKES } from '../catalogues/catalogue-words.ts';
import { isSameValue } from '../catalogues/row-draft.ts';
import { SETTING_WORDS } from '../settings/setting-words.ts';
import { settingText } from '../settings/setting-text.ts';

/** A change of the configuration in words. */
export interface ChangeWords {
  readonly where: string;
  readonly name: string;
  readonly lines: readonly string[];
  readonly problem: string | null;
}

/** What an import would change, as people read it: „Dni na odbiór karty: 30 → 45”. */
export function changeWords({ where, key, name, from, to, problem }: ConfigurationChange): ChangeWords {
  if (where === 'settings') {
    const word = SETTING_WORDS[key as SettingKey]?.label ?? key;
    const lines = [`${settingText(from)} → ${settingText(to)}`];
    return { where: 'Ustawienia', name: word, lines, problem: problem && problemWords(problem) };
  }
  const catalogue = where as CatalogueName;
  const words = CATALOGUE_WORDS[catalogue];
  const lines = from === null ? ['Zostanie dodane'] : rowLines(catalogue, recordOf(from), recordOf(to));
  return { where: words.title, name, lines, problem: problem && problemWords(problem) };
}

function rowLines(name: CatalogueName, from: Record<string, unknown>, to: Record<string, unknown>): string[] {
  const changed = Object.keys(catalogueOf(name).fields).filter(
    (key) => !isSameValue(from[key] as string, to[key] as string),
  );
  const lines = changed.map(
    (key) => `${CATALOGUE_WORDS[name].fields[key]?.label ?? key}: ${settingText(from[key])} → ${settingText(to[key])}`,
  );
  if (from['isClosed'] === to['isClosed']) return lines;
  return [to['isClosed'] === true ? 'Zostanie zamknięte' : 'Zostanie otwarte', ...lines];
}

function problemWords(problem: string): string {
  if (problem === 'UNKNOWN') return 'Nie ma takiego ustawienia';
  const [path, code] = problem.split(': ');
  return code ? `${path}: ${MISTAKES[code] ?? 'nie pasuje'}` : 'Ta wartość nie pasuje';
}

const recordOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
