import { foldText, withoutMarks } from '@karta/domain';
import type { Match, ZxcvbnFactory } from '@zxcvbn-ts/core';

/** Why a password is refused; the screens have a sentence for each. */
export type PasswordWeakness = 'leaked' | 'personal' | 'words' | 'pattern' | 'date';

/** Guesses by zxcvbn's scale: 3 is 10⁸ and more. */
const LEAST_SCORE = 3;
/** Signs that are looked at: the cost grows with the square of them. A longer password has to be good by these. */
const LONGEST_LOOKED_AT = 40;
/** `p@ssw0rd`: so many ways of reading such signs are tried. With both bounds a check takes at most 30 ms. */
const MOST_READINGS = 16;
/** Letters that have to be left once everything known of the person and the town is taken away. */
const LEAST_OWN = 4;
const SHORTEST_WORD = 3;

let checker: Promise<ZxcvbnFactory> | undefined;

/**
 * What is wrong with a password, if anything: it leaked, or whoever knows the language or the person would guess it.
 * @param known what is known of the person and the town: names, address, year of birth
 */
export async function passwordWeakness(
  password: string,
  known: readonly string[],
): Promise<PasswordWeakness | undefined> {
  const words = wordsOf(known);
  if (isMadeOf(password, words)) return 'personal';
  checker ??= openChecker();
  const { score, sequence } = (await checker).check(password, words);
  return score < LEAST_SCORE ? reasonOf(sequence) : undefined;
}

/** The dictionaries take some 30 MB: only who checks passwords holds them. */
async function openChecker(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory: Checker }, common, polish] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-pl'),
  ]);
  const { qwerty, keypad } = common.adjacencyGraphs;
  return new Checker({
    dictionary: { ...common.dictionary, ...withPlainForms(polish.dictionary) },
    graphs: { qwerty, keypad },
    maxLength: LONGEST_LOOKED_AT,
    l33tMaxSubstitutions: MOST_READINGS,
  });
}

/** Many write `poniedzialek`: each word stands behind itself once more, without its marks. */
function withPlainForms(dictionary: Readonly<Record<string, string[]>>): Record<string, string[]> {
  const plain = (word: string): string[] => {
    const without = [...word].map(withoutMarks).join('');
    return without === word ? [word] : [word, without];
  };
  return Object.fromEntries(Object.entries(dictionary).map(([name, words]) => [name, words.flatMap(plain)]));
}

/** Single words and the whole, each also folded: `Nowa Rzeczna` gives `nowa`, `rzeczna` and `nowarzeczna`. */
function wordsOf(known: readonly string[]): string[] {
  const all = known.flatMap((text) => {
    const folded = foldText(text);
    const parts = folded.split(/[^\p{L}\p{N}]+/u);
    return [...parts, parts.join('')];
  });
  return [...new Set(all)].filter((word) => word.length >= SHORTEST_WORD);
}

function isMadeOf(password: string, words: readonly string[]): boolean {
  const plain = foldText(password).replace(/[^\p{L}\p{N}]/gu, '');
  const longestFirst = words.toSorted((a, b) => b.length - a.length);
  const rest = longestFirst.reduce((text, word) => text.replaceAll(word, ''), plain);
  return rest !== plain && rest.replace(/\P{L}/gu, '').length < LEAST_OWN;
}

function reasonOf(sequence: readonly Match[]): PasswordWeakness {
  const longest = sequence.toSorted((a, b) => b.token.length - a.token.length)[0];
  const { pattern, dictionaryName } = { pattern: '', dictionaryName: '', ...longest };
  if (pattern === 'dictionary') {
    if (dictionaryName === 'passwords-common') return 'leaked';
    return dictionaryName === 'userInputs' ? 'personal' : 'words';
  }
  if (pattern === 'date' || pattern === 'regex') return 'date';
  return pattern === 'bruteforce' ? 'words' : 'pattern';
}
