import type { NameElement, NameFit } from './template.ts';
import { textWidth } from './text-width.ts';

export type SetName = { lines: string[]; fit: NameFit; warning: 'NAME_SET_SMALL' | 'NAME_BROKEN' | undefined };

/** Names below this size are set, but reported: the clerk is told (docs/facts/devices.md). */
const SMALLEST_WITHOUT_WARNING = 4.4;

/**
 * Breaks a name into lines that stay inside the element: the surname begins a new line, lines break at spaces and after a hyphen.
 * The fits are tried in order; the last one breaks inside a word if it must, and drops nothing that has room.
 */
export function setName(givenNames: string, surname: string, element: NameElement): SetName {
  for (const fit of element.fits) {
    const fits = (line: string): boolean => textWidth(line, element.font, fit.size, element.spacing) <= element.width;
    const lines = [...wrap(givenNames, fits), ...wrap(surname, fits)];
    if (lines.length > fit.lines || !lines.every(fits)) continue;
    return { lines, fit, warning: fit.size < SMALLEST_WITHOUT_WARNING ? 'NAME_SET_SMALL' : undefined };
  }
  const fit = element.fits.at(-1);
  if (fit === undefined) throw new RangeError('A name element needs at least one fit.');
  const fits = (line: string): boolean => textWidth(line, element.font, fit.size, element.spacing) <= element.width;
  const lines = [...breakHard(givenNames, fits), ...breakHard(surname, fits)];
  return { lines: lines.slice(0, fit.lines), fit, warning: 'NAME_BROKEN' };
}

function wrap(text: string, fits: (line: string) => boolean): string[] {
  const lines: string[] = [];
  for (const piece of text.trim().match(/[^\s-]+-?|-|\s+/g) ?? []) {
    const last = lines.at(-1);
    const isSpace = piece.trim() === '';
    if (last === undefined) lines.push(piece);
    else if (isSpace) lines[lines.length - 1] = `${last} `;
    else if (fits(last + piece)) lines[lines.length - 1] = last + piece;
    else lines.push(piece);
  }
  return lines.map((line) => line.trimEnd());
}

function breakHard(text: string, fits: (line: string) => boolean): string[] {
  if (text.trim() === '') return [];
  const lines = [''];
  for (const letter of text.trim().replace(/\s+/g, ' ')) {
    const line = (lines.at(-1) ?? '') + letter;
    if (fits(line)) lines[lines.length - 1] = line;
    else lines.push(letter.trim());
  }
  return lines;
}
