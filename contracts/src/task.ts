import * as z from 'zod';
import { ApplicationDocument, ApplicationState, TimelineEntry } from './application.ts';
import { CivilDate, Id, Instant } from './plain-values.ts';

export const TaskState = z.enum(['open', 'claimed', 'done', 'cancelled']);
export const TaskScope = z.enum(['mine', 'group', 'unassigned', 'all']);
export const TaskQuery = z.object({ scope: TaskScope.default('group'), search: z.string().trim().max(100).optional() });

export const TaskRow = z.object({
  id: z.string(),
  elementId: z.string(),
  name: z.string(),
  /** Which screen answers it: verify-application, decide-about-production, card-production, or generic. */
  form: z.string(),
  group: z.string(),
  state: TaskState,
  assigneeId: Id.nullable(),
  assigneeName: z.string().nullable(),
  applicationId: Id.nullable(),
  applicationNumber: z.number().int().nullable(),
  applicationType: z.string().nullable(),
  packageName: z.string().nullable(),
  holderName: z.string().nullable(),
  pickupPointName: z.string().nullable(),
  openedAt: Instant,
  dueOn: CivilDate.nullable(),
  /** Working days left until dueOn in the city's calendar; negative = overdue. */
  workingDaysLeft: z.number().int().nullable(),
  /** What a device or check reported and a person must settle, e.g. PRINTER_OUT_OF_CARDS. */
  problemCode: z.string().nullable(),
});
export type TaskRow = z.infer<typeof TaskRow>;
export const TaskList = z.object({
  tasks: z.array(TaskRow),
  counts: z.object({
    mine: z.number().int(),
    group: z.number().int(),
    unassigned: z.number().int(),
    all: z.number().int(),
  }),
});
export type TaskList = z.infer<typeof TaskList>;

/** One field of the application beside the same field in the register. */
export const FieldComparison = z.object({
  field: z.string(),
  applied: z.string(),
  registered: z.string().nullable(),
  state: z.enum(['same', 'different', 'new']),
});

export const TaskDetail = TaskRow.extend({
  application: z
    .object({
      id: Id,
      number: z.number().int(),
      state: ApplicationState,
      packageName: z.string(),
      criterion: z.string(),
      submittedAt: Instant.nullable(),
      comparison: z.array(FieldComparison),
      photoFileId: Id.nullable(),
      registerPhotoFileId: Id.nullable(),
      documents: z.array(ApplicationDocument),
      completionAnswer: z.string().nullable(),
      timeline: z.array(TimelineEntry),
      /** Automatic checks: code and whether it passed. */
      checks: z.array(z.object({ code: z.string(), passed: z.boolean() })),
    })
    .nullable(),
  production: z
    .object({
      cardId: Id.nullable(),
      cardNumber: z.string().nullable(),
      /** waiting-for-start | reading-chip | producing | needs-answer | done | given-up */
      phase: z.string(),
      problemCode: z.string().nullable(),
      /** Answers the saga accepts now: retry, spoiled, came-out, give-up. */
      answers: z.array(z.string()),
      stations: z.array(
        z.object({
          id: Id,
          name: z.string(),
          online: z.boolean(),
          printerState: z.string(),
          printerReasons: z.array(z.string()),
          cardPresent: z.boolean(),
        }),
      ),
    })
    .nullable(),
  outcomes: z.array(z.string()),
  caseId: z.string(),
  workflowId: z.string(),
  nextTaskId: z.string().nullable(),
  canClaim: z.boolean(),
  canComplete: z.boolean(),
});
export type TaskDetail = z.infer<typeof TaskDetail>;

export const TaskAnswer = z
  .object({
    outcome: z.string().max(40),
    /** Reason or message; goes to the record, and to the applicant where the outcome sends one. */
    note: z.string().trim().max(4000).default(''),
    /** For `call`: until when the applicant has time; at least 7 days ahead (KPA art. 64 § 2). */
    dueOn: CivilDate.optional(),
  })
  .strict();
export type TaskAnswer = z.infer<typeof TaskAnswer>;
export const TaskOutcome = z.object({
  taskId: z.string(),
  outcome: z.string(),
  decidedAt: Instant,
  nextTaskId: z.string().nullable(),
});
export type TaskOutcome = z.infer<typeof TaskOutcome>;

export const ProductionStart = z.object({ stationId: Id }).strict();
export const ProductionAnswer = z.object({ answer: z.enum(['retry', 'spoiled', 'came-out', 'give-up']) }).strict();

/** Server-sent event of the task list: something changed, fetch again. */
export const TaskListChanged = z.object({ at: Instant });

export const OperatorSession = z.object({
  cityName: z.string(),
  operator: z
    .object({
      id: Id,
      name: z.string(),
      email: z.string(),
      unit: z.string(),
      permissions: z.array(z.string()),
      pickupPointId: Id.nullable(),
      pickupPointName: z.string().nullable(),
    })
    .nullable(),
  /** Shown as a banner in a demo or training city, null elsewhere. */
  notice: z.string().nullable(),
});
export type OperatorSession = z.infer<typeof OperatorSession>;

export const OfficeApplicationRow = z.object({
  id: Id,
  number: z.number().int(),
  holderName: z.string(),
  type: z.string(),
  packageName: z.string(),
  state: ApplicationState,
  submittedAt: Instant.nullable(),
  pickupPointName: z.string().nullable(),
  workflowId: z.string().nullable(),
});
export const OfficeApplicationList = z.object({ applications: z.array(OfficeApplicationRow), more: z.boolean() });
export const OfficeApplicationQuery = z.object({
  state: ApplicationState.optional(),
  search: z.string().trim().max(100).optional(),
});
