const LETTERS: Readonly<Record<string, string>> = { ł: 'l', Ł: 'l' };
/** „Cofnij do weryfikacji” → `cofnij-do-weryfikacji` */
export const slugOf = (words: string): string =>
  words
    .replace(/[łŁ]/g, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
