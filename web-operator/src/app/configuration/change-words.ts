import type { CatalogueRow, ConfigurationChange } from '@karta/contracts';
import type { CatalogueName, SettingKey } from '@karta/domain';
import { CATALOGUE_WORDS, MISTAKES } from '../catalogues/catalogue-words.ts';
import { changedLines } from '../catalogues/changed-lines.ts';
import { SETTING_WORDS } from '../settings/setting-words.ts';
import { settingText } from '../settings/setting-text.ts';
import { PART_WORDS } from './part-change-words.ts';
import { partProblem } from './problem-sentences.ts';

/** What an import does to a row that it closes or opens. */
const WILL = { closed: 'Zostanie zamknięte', open: 'Zostanie otwarte' };

/** A change of the configuration in words. */
export interface ChangeWords {
  readonly where: string;
  readonly name: string;
  readonly lines: readonly string[];
  readonly problem: string | null;
  /** Arms that go, and those that come, each as an address; null: the drawn ones. */
  readonly arms?: readonly (string | null)[];
}

/** What an import would change, as people read it: „Dni na odbiór karty: 30 → 45”. */
export function changeWords(change: ConfigurationChange): ChangeWords {
  const { where, key, name, from, to, problem } = change;
  const part = PART_WORDS[where];
  if (part) return { ...part(change), problem: problem && problemOfPart(change, problem), ...armsOf(change) };
  if (where === 'settings') {
    const word = SETTING_WORDS[key as SettingKey]?.label ?? key;
    const lines = [`${settingText(from)} → ${settingText(to)}`];
    return { where: 'Ustawienia', name: word, lines, problem: problem && problemWords(problem) };
  }
  const catalogue = where as CatalogueName;
  const words = CATALOGUE_WORDS[catalogue];
  const lines =
    from === null ? ['Zostanie dodane'] : changedLines(catalogue, { from: valuesOf(from), to: valuesOf(to) }, {}, WILL);
  return { where: words.title, name, lines, problem: problem && problemWords(problem, words.fields) };
}

function problemOfPart(change: ConfigurationChange, problem: string): string {
  const [path = '', code = path] = problem.split(': ');
  return partProblem(change, path, code) ?? 'To nie pasuje';
}

function armsOf({ where, from, to }: ConfigurationChange): Pick<ChangeWords, 'arms'> {
  const address = (picture: unknown): string | null =>
    typeof picture === 'string' ? `data:image/png;base64,${picture}` : null;
  return where === 'arms' ? { arms: [address(from), address(to)] } : {};
}

function problemWords(problem: string, fields: Readonly<Record<string, { label: string }>> = {}): string {
  if (problem === 'UNKNOWN') return 'Nie ma takiego ustawienia';
  const [path = '', code] = problem.split(': ');
  if (!code) return 'Ta wartość nie pasuje';
  const sentence = MISTAKES[code];
  return sentence ? `${fields[path]?.label ?? path}: ${sentence}` : 'Ta wartość nie pasuje';
}

const valuesOf = (value: unknown): CatalogueRow['values'] =>
  typeof value === 'object' && value !== null ? (value as CatalogueRow['values']) : {};
