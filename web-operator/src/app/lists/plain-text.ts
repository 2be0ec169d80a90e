/** A text without case and Polish marks, as the search compares it. */
export function plainText(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ł', 'l');
}

/** Codes whose words contain the text, e.g. `in-review` for „weryf”. */
export function codesNamed(words: Readonly<Record<string, string>>, text: string): string[] {
  const wanted = plainText(text);
  return Object.entries(words)
    .filter(([, word]) => plainText(word).includes(wanted))
    .map(([code]) => code);
}

/** The text in pieces, those that fit the search marked; every letter keeps its place. */
export function markedPieces(text: string, search: string): { piece: string; isFound: boolean }[] {
  const wanted = plainText(search);
  const plain = [...text].map(plainText);
  if (wanted === '' || plain.some((letter) => letter.length !== 1)) return [{ piece: text, isFound: false }];
  const at = plain.join('').indexOf(wanted);
  if (at < 0) return [{ piece: text, isFound: false }];
  const letters = [...text];
  return [
    { piece: letters.slice(0, at).join(''), isFound: false },
    { piece: letters.slice(at, at + wanted.length).join(''), isFound: true },
    { piece: letters.slice(at + wanted.length).join(''), isFound: false },
  ].filter(({ piece }) => piece !== '');
}
