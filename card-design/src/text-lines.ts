import type { TextElement } from './template.ts';
import { textWidth } from './text-width.ts';

/** Below this share of its size a text is cut rather than set smaller. */
const LEAST_SHARE = 0.7;
const SHARES = [1, 0.95, 0.9, 0.85, 0.8, 0.75, LEAST_SHARE];

export interface SetText {
  readonly lines: readonly string[];
  readonly size: number;
  readonly isCut: boolean;
}

/** Breaks a text at its spaces into the lines of the element, in the largest size that holds it; what has no room ends in an ellipsis. */
export function setText(text: string, element: TextElement): SetText {
  const { font, width, spacing = 0, lines: most = 1 } = element;
  const fitsIn = (size: number) => (line: string) => textWidth(line, font, size, spacing) <= width;
  if (most === 1) {
    const natural = textWidth(text, font, element.size, spacing);
    const size = element.size * Math.max(LEAST_SHARE, Math.min(1, width / natural));
    return fitsIn(size)(text)
      ? { lines: [text], size, isCut: false }
      : { lines: [shortened(text, fitsIn(size))], size, isCut: true };
  }
  for (const share of SHARES) {
    const size = element.size * share;
    const lines = wrapped(text, fitsIn(size));
    if (lines.length <= most && lines.every(fitsIn(size))) return { lines, size, isCut: false };
  }
  const size = element.size * LEAST_SHARE;
  const lines = wrapped(text, fitsIn(size));
  const kept = [...lines.slice(0, most - 1), lines.slice(most - 1).join(' ')].filter((line) => line !== '');
  const cut = kept.map((line) => (fitsIn(size)(line) ? line : shortened(line, fitsIn(size))));
  return { lines: cut, size, isCut: true };
}

/** At plain spaces only: a one-letter word stays with the next one by its no-break space. */
function wrapped(text: string, fits: (line: string) => boolean): string[] {
  const lines: string[] = [];
  for (const word of text.split(/ +/).filter((each) => each !== '')) {
    const last = lines.at(-1);
    if (last !== undefined && fits(`${last} ${word}`)) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function shortened(text: string, fits: (line: string) => boolean): string {
  let kept = text;
  while (kept !== '' && !fits(`${kept}…`)) kept = kept.slice(0, -1).trimEnd();
  return `${kept}…`;
}
