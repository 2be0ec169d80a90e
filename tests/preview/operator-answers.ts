import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CardRow, CaseDetail, OperatorSession, TaskRow } from '@karta/contracts';

const id = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const me = id(1);
const session: OperatorSession = {
  operator: {
    id: me,
    name: 'Ewa Pączkowska',
    email: 'e.paczkowska@urzad.example',
    unit: 'Biuro Karty',
    pickupPointId: id(11),
    pickupPointName: 'Ratusz, Biuro Karty',
    permissions: [
      'task.read',
      'task.complete',
      'application.read',
      'card.produce',
      'card.read',
      'card.hand-over',
      'process.read',
      'process.repair',
      'process.deploy',
      'job.read',
    ],
  },
  cityName: 'Nowa Rzeczna',
  notice: 'Miasto pokazowe: dane są zmyślone',
};
const people: [string, number | null, string, string | null][] = [
  ['Stanisław Chrząszcz', -1, 'verify-application', me],
  ['Halina Pośpieszna', -1, 'verify-application', id(2)],
  ['Katarzyna Brzęczyszczykiewicz-Wójcik', 0, 'verify-application', me],
  ['Łukasz Źdźbłowski', 1, 'verify-application', null],
  ['Olha Kovalenko', 2, 'card-production', null],
  ['Zofia Źdźbłowska', 4, 'verify-application', me],
  ['Jędrzej Źdźbłowski', 5, 'card-production', me],
  ['Bożena Grześkowiak', 6, 'verify-application', id(3)],
  ['Jan Święcicki', 6, 'decide-about-production', me],
  ['Wacław Żółć', null, 'verify-application', me],
  ['Anna Maria Sędziszewska', 7, 'verify-application', null],
  ['Piotr Łękawski', 8, 'fourth-eye', id(2)],
];
const NAMES: Record<string, string> = {
  'verify-application': 'Zweryfikuj wniosek',
  'card-production': 'Produkcja karty',
  'decide-about-production': 'Zdecyduj o powtórzeniu',
  'fourth-eye': 'Druga kontrola',
};
const tasks: TaskRow[] = people.map(([holderName, workingDaysLeft, form, assigneeId], index) => ({
  id: `${id(200 + index)}-t${index}`,
  elementId: form,
  name: NAMES[form] ?? form,
  form,
  group: 'card-office',
  state: assigneeId ? 'claimed' : 'open',
  assigneeId,
  assigneeName: assigneeId === null ? null : assigneeId === me ? 'Ewa Pączkowska' : 'Marek Król',
  applicationId: id(200 + index),
  applicationNumber: 1467 + index,
  applicationType: 'card-issue',
  packageName: 'Pakiet Mieszkańca',
  holderName,
  pickupPointName: 'Ratusz, Biuro Karty',
  openedAt: '2026-11-20T10:00:00Z',
  dueOn: null,
  workingDaysLeft,
  problemCode: index === 6 ? 'PRINTER_OUT_OF_CARDS' : null,
}));

function taskDetail(task: TaskRow): unknown {
  const isProduction = task.form === 'card-production';
  const stuck = task.problemCode !== null;
  return {
    ...task,
    application: isProduction
      ? null
      : {
          id: task.applicationId,
          number: task.applicationNumber,
          state: 'in-review',
          packageName: 'Pakiet Mieszkańca',
          criterion: 'zameldowania',
          submittedAt: '2026-11-10T18:32:00Z',
          comparison: [
            { field: 'firstName', applied: 'Katarzyna', registered: 'Katarzyna', state: 'same' },
            {
              field: 'lastName',
              applied: 'Brzęczyszczykiewicz-Wójcik',
              registered: 'Brzęczyszczykiewicz',
              state: 'different',
            },
            { field: 'pesel', applied: '91110301486', registered: '91110301486', state: 'same' },
            { field: 'birthDate', applied: '1991-11-03', registered: '1991-11-03', state: 'same' },
            { field: 'address', applied: 'ul. Nadbrzeżna 31', registered: 'ul. Młyńska 7 m. 2', state: 'different' },
            {
              field: 'email',
              applied: 'k.wojcik@poczta.example',
              registered: 'k.wojcik@poczta.example',
              state: 'same',
            },
            { field: 'phone', applied: '500 000 317', registered: null, state: 'new' },
          ],
          photoFileId: 'portrait-katarzyna',
          registerPhotoFileId: 'portrait-katarzyna-2',
          documents: [
            {
              fileId: 'portrait-katarzyna',
              documentType: 'residence',
              name: 'zaswiadczenie.jpg',
              mediaType: 'image/jpeg',
              size: 240_000,
              addedAt: '2026-11-10T18:30:00Z',
            },
            {
              fileId: id(41),
              documentType: 'marriage',
              name: 'akt-malzenstwa.pdf',
              mediaType: 'application/pdf',
              size: 340_000,
              addedAt: '2026-11-10T18:30:00Z',
            },
          ],
          completionAnswer: 'Dosyłam nowe zdjęcie, zrobione przy oknie.',
          timeline: [
            { at: '2026-11-10T18:32:00Z', code: 'submitted', note: null, due: null },
            {
              at: '2026-11-16T09:20:00Z',
              code: 'completion-requested',
              note: 'Prosimy o nowe zdjęcie.',
              due: '2026-11-30',
            },
            { at: '2026-11-17T09:20:00Z', code: 'completed-by-applicant', note: null, due: null },
            { at: '2026-11-20T09:20:00Z', code: 'in-review', note: null, due: null },
          ],
          checks: [
            { code: 'PESEL_VALID', passed: true },
            { code: 'DOCUMENTS_COMPLETE', passed: true },
            { code: 'NO_DUPLICATE', passed: false },
          ],
        },
    production: isProduction
      ? {
          cardId: null,
          cardNumber: stuck ? '01-000019' : null,
          phase: stuck ? 'needs-answer' : 'waiting-for-start',
          problemCode: task.problemCode,
          answers: stuck ? ['retry', 'spoiled', 'came-out', 'give-up'] : [],
          stations: [
            {
              id: id(61),
              name: 'Stanowisko 1',
              online: true,
              printerState: 'idle',
              printerReasons: [],
              cardPresent: true,
            },
            {
              id: id(62),
              name: 'Stanowisko 2',
              online: false,
              printerState: 'stopped',
              printerReasons: ['media-empty'],
              cardPresent: false,
            },
          ],
        }
      : null,
    outcomes: isProduction
      ? []
      : task.form === 'verify-application'
        ? ['approve', 'call', 'reject']
        : ['repeat', 'cancel'],
    caseId: task.applicationId,
    workflowId: `nowa-rzeczna/card-application/${task.applicationId}`,
    nextTaskId: tasks[3]?.id ?? null,
    nextTask: null,
    place: { index: 3, of: 12, previousTaskId: null, followingTaskId: tasks[3]?.id ?? null },
    canClaim: task.assigneeId === null,
    canComplete: task.assigneeId === me,
  };
}

const cards: CardRow[] = (['ready', 'active', 'in-production', 'blocked', 'ready'] as const).map((state, index) => ({
  id: id(300 + index),
  number: `01-00001${index}`,
  holderName: people[index]?.[0] ?? '',
  state,
  pickupPointName: 'Ratusz, Biuro Karty',
  applicationId: null,
  applicationNumber: 1467 + index,
  readyAt: '2026-11-20T08:00:00Z',
  issuedAt: state === 'active' ? '2026-11-21T09:00:00Z' : null,
  issuedBy: state === 'active' ? 'Ewa Pączkowska' : null,
  validUntil: '2029-11-20',
}));
const xml = (): string =>
  readFileSync(join(import.meta.dirname, '../../workflows/processes/card-application.bpmn'), 'utf8');
const step = (elementId: string, name: string, state: string, minutes: number): CaseDetail['steps'][number] => ({
  elementId,
  name,
  type: 'task',
  state,
  actor: null,
  enteredAt: new Date(Date.now() - minutes * 60_000).toISOString(),
  leftAt: state === 'done' ? new Date(Date.now() - minutes * 60_000 + 24_000).toISOString() : null,
  attempts: state === 'incident' ? 5 : 1,
});
function caseDetail(): CaseDetail {
  const text = xml();
  const names = [
    ...text.matchAll(/<bpmn:(?:userTask|serviceTask|callActivity|startEvent)[^>]*\bid="([^"]+)"[^>]*\bname="([^"]+)"/g),
  ].map((match) => ({ id: match[1] ?? '', name: match[2] ?? '' }));
  const stuck = names.find((each) => each.name.toLowerCase().includes('odbior')) ??
    names.at(-1) ?? { id: '', name: '' };
  return {
    workflowId: `nowa-rzeczna/card-application/${id(200)}`,
    caseId: id(200),
    processKey: 'card-application',
    processName: 'Wydanie karty',
    version: 7,
    state: 'incident',
    applicationNumber: 1455,
    currentSteps: [stuck.name],
    startedAt: '2026-11-15T08:00:00Z',
    endedAt: null,
    applicationId: id(200),
    newestVersion: 8,
    xml: text,
    steps: [
      ...names.slice(0, 5).map((each, index) => step(each.id, each.name, 'done', 500 - index * 10)),
      step(stuck.id, stuck.name, 'incident', 131),
    ],
    tokens: [stuck.id],
    takenFlows: [...text.matchAll(/<bpmn:sequenceFlow[^>]*\bid="([^"]+)"/g)].slice(0, 6).map((match) => match[1] ?? ''),
    incidents: [
      {
        id: id(900),
        elementId: stuck.id,
        name: stuck.name,
        code: 'SMS_NO_CREDIT',
        message: 'Bramka odrzuciła wiadomość: brak środków na koncie Urzędu.',
        openedAt: new Date(Date.now() - 7_860_000).toISOString(),
        state: 'open',
      },
    ],
    variables: { outcome: 'approve', applicationId: id(200), attempts: 1 },
  };
}

/** Invented answers of the back office; without the cookie `in=1` nobody is signed in. */
export function operatorAnswer(method: string, url: URL, cookie: string): unknown {
  const path = url.pathname;
  if (path === '/api/operator/session' || path === '/api/operator/sign-in')
    return cookie.includes('in=1') || method === 'POST' ? session : { ...session, operator: null };
  const task = tasks.find((each) => path.startsWith(`/api/operator/tasks/${each.id}`));
  if (task)
    return path.endsWith('/complete')
      ? { taskId: task.id, outcome: 'approve', decidedAt: new Date().toISOString(), nextTaskId: tasks[3]?.id ?? null }
      : taskDetail(task);
  if (path === '/api/operator/tasks')
    return {
      tasks,
      counts: { mine: 6, group: 12, unassigned: 3, all: 61 },
      next: null,
      total: { count: 12, capped: false },
    };
  if (path === '/api/operator/cards') return { cards, next: null, total: { count: 12, capped: false } };
  if (path.startsWith('/api/operator/cards/')) return cards[0];
  if (path === '/api/operator/applications')
    return {
      applications: people.map(([holderName], index) => ({
        id: id(200 + index),
        number: 1467 + index,
        holderName,
        type: 'card-issue',
        packageName: 'Pakiet Mieszkańca',
        state: (['in-review', 'completion-requested', 'in-production', 'issued', 'rejected'] as const)[index % 5],
        submittedAt: '2026-11-10T18:32:00Z',
        pickupPointName: 'Ratusz, Biuro Karty',
        workflowId: 'nowa-rzeczna/card-application/1',
      })),
      next: null,
      total: { count: 3, capped: false },
    };
  if (path === '/api/admin/definitions')
    return {
      definitions: [
        {
          processKey: 'card-application',
          name: 'Wydanie karty',
          version: 8,
          digest: 'b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c',
          note: 'Przypomnienie po 7 dniach',
          deployedAt: '2026-11-20T08:00:00Z',
          deployedBy: 'Ewa Pączkowska',
          runningCases: 61,
          incidents: 1,
        },
      ],
    };
  if (path === '/api/admin/cases/detail') return caseDetail();
  if (path === '/api/admin/cases/history')
    return {
      events: [
        {
          id: 1,
          at: '2026-11-15T08:00:00Z',
          type: 'WorkflowExecutionStarted',
          summary: null,
          payloads: [{ applicationId: id(200), version: 7 }],
        },
        {
          id: 5,
          at: '2026-11-15T08:00:01Z',
          type: 'ActivityTaskScheduled',
          summary: 'Sprawdź dane',
          payloads: [{ step: 'check-application' }],
        },
      ],
    };
  if (path === '/api/admin/cases')
    return {
      cases: people.slice(0, 8).map(([_name], index) => ({
        workflowId: `nowa-rzeczna/card-application/${id(200 + index)}`,
        caseId: id(200 + index),
        processKey: 'card-application',
        processName: 'Wydanie karty',
        version: 8,
        state: ['running', 'incident', 'completed', 'cancelled'][index % 4],
        applicationNumber: 1467 + index,
        currentSteps: ['Zweryfikuj wniosek'],
        startedAt: '2026-11-15T08:00:00Z',
        endedAt: null,
      })),
      next: null,
      total: { count: 12, capped: false },
    };
  if (path === '/api/admin/deployments')
    return { processKey: 'card-application', version: 9, digest: 'b5bb9d8014a0f9b1', warnings: [] };
  return method === 'GET' ? undefined : { done: true };
}
