import { hasPersonalNumber } from './personal-number.ts';

/** Nothing more is awaited of an order that has ended; one that was cancelled takes no result. */
export type BureauOrderState = 'open' | 'ended' | 'cancelled';
/** What is spoiled or left out waits as a task like any other. */
export type BureauItemState = 'ordered' | 'made' | 'spoiled' | 'left-out';

/** The most cards of one order: as many as a point shows waiting; their files stay below 50 MB. */
export const MOST_IN_ORDER = 500;

/** What a line of a result says, in the words of the file. */
export const BUREAU_RESULTS = ['made', 'spoiled'] as const;
export type BureauResult = (typeof BUREAU_RESULTS)[number];

/** The columns of a result, by their headings. */
export const RESULT_COLUMNS = ['number', 'result', 'uid', 'reason'] as const;

/** Why a line of a result is not taken; beside these the reasons for which a card was left out. */
export const LINE_PROBLEMS = [
  'NUMBER_MISSING',
  'NUMBER_UNKNOWN',
  'NUMBER_TWICE',
  'RESULT_MISSING',
  'RESULT_UNKNOWN',
  'UID_MISSING',
  'UID_WRONG',
  'UID_TWICE',
  'REASON_MISSING',
  'REASON_PERSONAL',
  'CHIP_UID_RANDOM',
  'CHIP_ALREADY_USED',
  'SAID_MADE',
  'SAID_SPOILED',
  'OTHER_UID',
  'CARD_STOPPED',
  'BEGUN_ELSEWHERE',
  'SUBMISSION_CHANGED',
  'ORDER_ENDED',
] as const;
export type LineProblem = (typeof LINE_PROBLEMS)[number];

/** A line as it says itself. */
export interface ResultLine {
  readonly number: string;
  readonly result: BureauResult | null;
  /** In the one form, upper-case hexadecimal; null where it tells none that can be bound. */
  readonly uid: string | null;
  readonly reason: string;
  readonly problem: LineProblem | null;
}

const LONGEST_REASON = 200;
/** Bytes of a chip's number, ISO/IEC 14443-3. */
const UID_BYTES = [4, 7, 10];

/** What one line of a result says; `problem` is the first thing that is wrong with it whatever the order holds. */
export function readResultLine(cells: Readonly<Record<(typeof RESULT_COLUMNS)[number], string>>): ResultLine {
  // an apostrophe in front is what our own files put before what a spreadsheet would take for a formula
  const number = cells.number.trim().replace(/^'/, '');
  const said = cells.result.trim().toLowerCase();
  const result = BUREAU_RESULTS.find((each) => each === said) ?? null;
  const reason = cells.reason.trim().slice(0, LONGEST_REASON).toWellFormed();
  const { uid, problem } = readUid(cells.uid);
  const line = { number, result, reason, uid };
  if (number === '') return { ...line, problem: 'NUMBER_MISSING' };
  if (result === null) return { ...line, problem: said === '' ? 'RESULT_MISSING' : 'RESULT_UNKNOWN' };
  if (result === 'spoiled' && reason === '') return { ...line, problem: 'REASON_MISSING' };
  // it is kept in clear
  if (hasPersonalNumber(reason)) return { ...line, reason: '', problem: 'REASON_PERSONAL' };
  // of a spoiled card nobody needs the chip; one that is told wrongly is no reason to send the line again
  return { ...line, problem: result === 'made' ? problem : null };
}

/** The number of a chip in the order of bytes in which a reader gives it; ISO/IEC 14443-3: four bytes from 08 on are random. */
function readUid(cell: string): { uid: string | null; problem: LineProblem | null } {
  const uid = cell
    .trim()
    .replace(/^'/, '')
    .replaceAll(/[\s:-]/g, '')
    .toUpperCase();
  if (uid === '') return { uid: null, problem: 'UID_MISSING' };
  if (!/^(?:[0-9A-F]{2})+$/.test(uid) || !UID_BYTES.includes(uid.length / 2))
    return { uid: null, problem: 'UID_WRONG' };
  if (/^0+$/.test(uid)) return { uid: null, problem: 'UID_WRONG' };
  if (uid.length === 8 && uid.startsWith('08')) return { uid: null, problem: 'CHIP_UID_RANDOM' };
  return { uid, problem: null };
}

/** The lines whose number, or whose chip, stands in another line too: nobody knows which of them is meant. */
export function withoutDoubles<Line extends ResultLine>(lines: readonly Line[]): Line[] {
  const [numbers, uids] = [counted(lines.map(({ number }) => number)), counted(lines.map(({ uid }) => uid))];
  return lines.map((line) => {
    if (line.number !== '' && (numbers.get(line.number) ?? 0) > 1) return { ...line, problem: 'NUMBER_TWICE' };
    if (line.problem === null && line.uid !== null && (uids.get(line.uid) ?? 0) > 1)
      return { ...line, problem: 'UID_TWICE' };
    return line;
  });
}

function counted(values: readonly (string | null)[]): Map<string | null, number> {
  const counts = new Map<string | null, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** The name of a card's picture file in an order: its number alone, as any file system takes it. */
export const cardFileName = (number: string): string => `${number.replaceAll(/[^0-9A-Za-z-]/g, '_')}.pdf`;
