import type { OfficeThread } from '@karta/contracts';
import { saidLines } from './said-lines.ts';

const message = { id: 'm1', from: 'resident', by: null, at: '2026-11-24T10:00:00Z', body: 'Pytam.', readAt: null };
const answer = { id: 'm2', from: 'operator', by: 'Ewa', at: '2026-11-24T12:00:00Z', body: 'Tak.', readAt: null };
const note = { id: 'n1', at: '2026-11-24T11:00:00Z', by: 'Marek', text: 'Zapytać partnera.' };
const thread = {
  residentName: 'Anna Nowa',
  messages: [
    { ...message, files: [] },
    { ...answer, files: [] },
  ],
  notes: [note],
} as unknown as OfficeThread;

it('messages and remarks stand in the order in which they were written, each with its author', () => {
  expect(saidLines(thread).map(({ kind, who, text }) => [kind, who, text])).toEqual([
    ['resident', 'Anna Nowa', 'Pytam.'],
    ['note', 'Marek', 'Zapytać partnera.'],
    ['office', 'Ewa', 'Tak.'],
  ]);
});

it('tells of the answers alone whether they were opened', () => {
  expect(saidLines(thread).map(({ isRead }) => isRead)).toEqual([null, null, false]);
});

it('a hidden name gives way to a word', () => {
  const { residentName: _hidden, ...nameless } = thread;
  expect(saidLines(nameless as OfficeThread)[0]?.who).toBe('Mieszkaniec');
});
