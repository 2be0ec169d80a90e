import type { TaskList, TaskRow } from '@karta/contracts';
import {
  APPLICATION_STATUS,
  APPLICATION_TYPE,
  applicationTypeWord,
  deadlineLight,
  plainDate,
  plainTime,
  wordsOf,
} from '@karta/web-shared';
import type { ListFilter, ListKind } from '../lists/list-kind.ts';
import { TASK_FORMS, taskWord } from './task-words.ts';

/** „wniosek 1473”, or the task's own name where it has no application. */
const nameOf = (task: TaskRow): string =>
  task.applicationNumber === null ? taskWord(task) : `wniosek ${task.applicationNumber}`;

/** The work list of the office. */
export const TASKS: ListKind<TaskRow, TaskList> = {
  list: 'tasks',
  url: '/api/operator/tasks',
  rowsOf: (answer) => answer.tasks,
  idOf: (task) => task.id,
  nameOf,
  sort: 'urgent',
  direction: 'asc',
  noun: ['zadanie', 'zadania', 'zadań'],
  views: [
    { name: 'Otwarte', setup: { sort: 'urgent', direction: 'asc' } },
    { name: 'Po terminie', setup: { filters: { due: 'late' } } },
    { name: 'Uzupełnione', setup: { filters: { state: 'completed-by-applicant' } } },
  ],
  columns: [
    { key: 'urgent', word: 'Pilne, potem termin', isExtra: true, text: (task) => (task.isUrgent ? 'pilne' : '') },
    { key: 'due', word: 'Termin', text: (task) => `${deadlineLight(task.workingDaysLeft).words}` },
    { key: 'number', word: 'Wniosek', isNumber: true, text: (task) => String(task.applicationNumber ?? '') },
    { key: 'name', word: 'Zadanie', text: taskWord, codes: TASK_FORMS },
    { key: 'holder', word: 'Osoba', text: (task) => task.holderName ?? '' },
    {
      key: 'type',
      word: 'Typ wniosku',
      text: (task) => [applicationTypeWord(task.applicationType), task.packageName].filter(Boolean).join(', '),
      codes: APPLICATION_TYPE,
    },
    { key: 'assignee', word: 'Przypisane', text: (task) => task.assigneeName ?? '' },
    { key: 'submitted', word: 'Złożony', text: (task) => (task.submittedAt ? plainTime(task.submittedAt) : '') },
    {
      key: 'state',
      word: 'Stan wniosku',
      isExtra: true,
      text: (task) => (task.applicationState ? APPLICATION_STATUS[task.applicationState].word : ''),
      codes: wordsOf(APPLICATION_STATUS),
    },
    { key: 'point', word: 'Punkt odbioru', isExtra: true, text: (task) => task.pickupPointName ?? '' },
    { key: 'opened', word: 'Czeka od', isExtra: true, text: (task) => plainTime(task.openedAt) },
  ],
};

/** Date of the deadline beside its light, for a tooltip. */
export const dueDate = (task: TaskRow): string => (task.dueOn ? plainDate(task.dueOn) : 'bez terminu');

export const TASK_FILTERS: readonly ListFilter[] = [
  { key: 'type', word: 'Typ', choices: Object.entries(APPLICATION_TYPE).map(([code, word]) => ({ code, word })) },
  {
    key: 'due',
    word: 'Termin',
    choices: [
      { code: 'late', word: 'po terminie' },
      { code: 'soon', word: 'do 2 dni roboczych' },
    ],
  },
  {
    key: 'form',
    word: 'Zadanie',
    choices: Object.entries(TASK_FORMS)
      .filter(([code]) => code !== 'complete-application')
      .map(([code, word]) => ({ code, word })),
  },
];
