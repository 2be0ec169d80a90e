import type { BegunExport } from '@karta/contracts';
import type { Answer, Caller } from './caller.ts';

type Question = Readonly<Record<string, string>>;
interface Rows {
  rows: { id: string }[];
  next: string | null;
}

/** A list of the office that somebody begins to take as a file. */
export const beginFile = (by: Caller, register: string, question: Question = {}): Promise<BegunExport> =>
  by.must(
    by.post<BegunExport>(`/api/operator/${register}/export`, {
      ...question,
      reason: 'zestawienie dla kontroli',
      format: 'xlsx',
    }),
  );

/** Its first rows. */
export const rowsOfFile = (by: Caller, register: string, id: string, question: Question = {}): Promise<Answer<Rows>> =>
  by.get<Rows>(`/api/operator/${register}/exports/${id}/rows?${new URLSearchParams(question)}`);
