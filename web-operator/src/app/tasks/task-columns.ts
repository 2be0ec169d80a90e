import type { TaskRow } from '@karta/contracts';
import { TASKS } from '@karta/contracts/registers';
import {
  APPLICATION_STATUS,
  APPLICATION_TYPE,
  applicationTypeWord,
  deadlineLight,
  plainDate,
  wordsOf,
} from '@karta/web-shared';
import { listOf } from '../lists/list-kind.ts';
import { TASK_FORMS, taskWord } from './task-words.ts';

const { 'complete-application': _doneInThePortal, ...STAFF_FORMS } = TASK_FORMS;

/** The work list of the office. */
export const TASK_LIST = listOf(TASKS, {
  noun: ['zadanie', 'zadania', 'zadań'],
  // „wniosek 1473”, or the task's own name where it has no application.
  nameOf: (task) => (task.applicationNumber ? `wniosek ${task.applicationNumber}` : taskWord(task)),
  views: { open: 'Otwarte', late: 'Po terminie', completed: 'Uzupełnione', followUp: 'Do powrotu dziś' },
  columns: {
    urgent: 'Pilne, potem termin',
    due: 'Termin',
    followUp: 'Wróć dnia',
    number: 'Wniosek',
    name: 'Zadanie',
    holder: 'Osoba',
    type: 'Typ wniosku',
    assignee: 'Przypisane',
    submitted: 'Złożony',
    state: 'Stan wniosku',
    point: 'Punkt odbioru',
    opened: 'Czeka od',
  },
  codes: { name: TASK_FORMS, type: APPLICATION_TYPE, state: wordsOf(APPLICATION_STATUS) },
  texts: {
    urgent: (task) => (task.isUrgent ? 'pilne' : ''),
    due: (task) => `${deadlineLight(task.workingDaysLeft).words}`,
    name: taskWord,
    type: (task) => [applicationTypeWord(task.applicationType), task.packageName].filter(Boolean).join(', '),
  },
  filters: {
    type: { word: 'Typ', choices: APPLICATION_TYPE },
    due: { word: 'Termin', choices: { late: 'po terminie', soon: 'do 2 dni roboczych' } },
    followUp: { word: 'Powrót', choices: { now: 'dziś albo wcześniej', later: 'później', none: 'bez dnia powrotu' } },
    form: { word: 'Zadanie', choices: STAFF_FORMS },
  },
});

/** Date of the deadline beside its light, for a tooltip. */
export const dueDate = (task: TaskRow): string => (task.dueOn ? plainDate(task.dueOn) : 'bez terminu');
