import { foldSign, foldText } from '@karta/domain';

/** Codes whose words contain the text, e.g. `in-review` for „weryf”. */
export function codesNamed(words: Readonly<Record<string, string>>, text: string): string[] {
  const wanted = foldText(text);
  return Object.entries(words)
    .filter(([, word]) => foldText(word).includes(wanted))
    .map(([code]) => code);
}

/** The text in pieces, those that fit a word of the search marked; every letter keeps its place. */
export function markedPieces(text: string, search: string): { piece: string; isFound: boolean }[] {
  const letters = [...text.normalize('NFC')];
  const marked = foundIn(letters, foldText(search).split(' ').filter(Boolean));
  const pieces: { piece: string; isFound: boolean }[] = [];
  for (const [at, letter] of letters.entries()) {
    const isFound = marked[at] === true;
    const last = pieces.at(-1);
    if (last?.isFound === isFound) last.piece += letter;
    else pieces.push({ piece: letter, isFound });
  }
  return pieces;
}

/** For each letter whether the first place of a word covers it. */
function foundIn(letters: readonly string[], words: readonly string[]): boolean[] {
  const signs = letters.flatMap((letter, at) => [...foldSign(letter)].map((sign) => ({ sign, at })));
  const folded = signs.map(({ sign }) => sign).join('');
  const marked: boolean[] = [];
  for (const word of words) {
    const start = folded.indexOf(word);
    const [from, to] = [signs[start]?.at, signs[start + word.length - 1]?.at];
    if (start >= 0 && from !== undefined && to !== undefined) for (let at = from; at <= to; at += 1) marked[at] = true;
  }
  return marked;
}
