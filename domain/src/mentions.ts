/** As many colleagues as one note calls. */
export const MOST_MENTIONS = 10;

/** A letter, a digit or a dash goes on with the name before it. */
const GOES_ON = /^[\p{L}\p{N}\p{Pd}]/u;

/** Where the text calls somebody of this name, `@Anna Kowalska`, from `from` on; -1 where it does not. */
function mentionAt(text: string, name: string, from = 0): number {
  const at = text.indexOf(`@${name}`, from);
  if (at < 0 || name === '') return -1;
  return GOES_ON.test(text.slice(at + name.length + 1)) ? mentionAt(text, name, at + 1) : at;
}

/** Whether a text calls somebody of this name: a longer name that begins with it is somebody else’s. */
export const isMentioned = (text: string, name: string): boolean => mentionAt(text, name) >= 0;

/** The text in pieces, cut at what calls one of these names. */
export function mentionPieces(text: string, names: readonly string[]): { text: string; isMention: boolean }[] {
  const found = names
    .map((name) => ({ name, at: mentionAt(text, name) }))
    .filter(({ at }) => at >= 0)
    .toSorted((one, other) => one.at - other.at || other.name.length - one.name.length)[0];
  if (!found) return text === '' ? [] : [{ text, isMention: false }];
  const end = found.at + found.name.length + 1;
  return [
    ...(found.at > 0 ? [{ text: text.slice(0, found.at), isMention: false }] : []),
    { text: text.slice(found.at, end), isMention: true },
    ...mentionPieces(text.slice(end), names),
  ];
}
