import type { AccessOverview } from '@karta/contracts';
import { HIDDEN_COLUMNS } from './hidden-columns.ts';
import type { Role } from './role-draft.ts';
import { RIGHTS } from './right-words.ts';

/** One line of the matrix: what it is about, and a word for each role. */
export interface MatrixLine {
  readonly about: string;
  readonly words: readonly string[];
}

/** Everything that roles give and take away, in words: rights with their reach, groups, hidden columns. */
export function matrixOf(roles: readonly Role[], { groups }: Pick<AccessOverview, 'groups'>): MatrixLine[] {
  const line = (about: string, wordOf: (role: Role) => string): MatrixLine => ({ about, words: roles.map(wordOf) });
  return [
    ...RIGHTS.map(({ code, word, conditions }) =>
      line(word, ({ grants }) => {
        const grant = grants.find(({ permission }) => permission === code);
        if (!grant) return 'nie';
        return conditions.find((each) => each.code === grant.condition)?.word ?? 'tak';
      }),
    ),
    ...groups.map(({ code, name }) => line(`Grupa: ${name}`, (role) => (role.groups.includes(code) ? 'tak' : 'nie'))),
    ...HIDDEN_COLUMNS.flatMap(({ word, columns }) =>
      columns.map((column) =>
        line(`${word}, kolumna: ${column.word}`, (role) =>
          role.hiddenFields.includes(column.code) ? 'ukryta' : 'widoczna',
        ),
      ),
    ),
  ];
}

/** The lines in which two roles differ. */
export const differencesOf = (lines: readonly MatrixLine[]): MatrixLine[] =>
  lines.filter(({ words }) => new Set(words).size > 1);
