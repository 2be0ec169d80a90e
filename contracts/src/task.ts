import { FactorStep } from './second-factor.ts';
import { MessageRow } from './message.ts';
import * as z from 'zod';
import { TownLook } from './city.ts';
import { ApplicationDocument, ApplicationState, GuardianAnswer, TimelineEntry } from './application.ts';
import { CardState } from './card.ts';
import { FormLine, LocalText } from './form.ts';
import { IdentityView } from './identity.ts';
import { OfficeNote } from './note.ts';
import { CivilDate, Id, Instant, OpenText } from './plain-values.ts';
import { registerList, registerRow } from './register-contract.ts';
import { SecondCheck } from './second-check.ts';
import { ThreadFile } from './thread.ts';
import { APPLICATIONS, TASKS } from './registers/index.ts';
import { TASK_SCOPES, TASK_STATES } from './registers/tasks.ts';

export const TaskState = z.enum(TASK_STATES);
export type TaskScope = (typeof TASK_SCOPES)[number];
export const TaskRow = registerRow(TASKS);
export type TaskRow = z.infer<typeof TaskRow>;
/** Somebody in whose place a person works, and until when. */
const AbsentColleague = z.object({ id: Id, name: z.string(), until: CivilDate });
/** A page of the work list, with how many tasks there are for whom. */
export const TaskList = registerList(TASKS).extend({
  counts: z.object({
    mine: z.number().int(),
    standIn: z.number().int(),
    group: z.number().int(),
    unassigned: z.number().int(),
    all: z.number().int(),
  }),
  /** In whose place the person works today. */
  absent: z.array(AbsentColleague),
  /** Tasks that they have taken and that reach this person. */
  standIns: z.array(z.string()),
});
export type TaskList = z.infer<typeof TaskList>;

/** One field of the application beside the same field in the register. */
export const FieldComparison = z.object({
  field: z.string(),
  applied: z.string(),
  registered: z.string().nullable(),
  state: z.enum(['same', 'different', 'new']),
});
export type FieldComparison = z.infer<typeof FieldComparison>;

/** A remark of the office about an application; the applicant does not see it (C-7). */
/** An application as the office reads it: beside the register, with evidence, course and notes. */
export const ApplicationFile = z.object({
  id: Id,
  number: z.number().int(),
  state: ApplicationState,
  packageName: z.string(),
  criterion: z.string(),
  submittedAt: Instant.nullable(),
  comparison: z.array(FieldComparison),
  photoFileId: Id.nullable(),
  /** The entry of the register that it is about, where there is one. */
  registerId: Id.nullable().optional(),
  registerPhotoFileId: Id.nullable(),
  documents: z.array(ApplicationDocument),
  completionAnswer: z.string().nullable(),
  timeline: z.array(TimelineEntry),
  /** Automatic checks: code and whether it passed. */
  checks: z.array(z.object({ code: z.string(), passed: z.boolean() })),
  notes: z.array(OfficeNote),
  /** Whether the records are what was sent; null where no hash of it was kept. `mark`: the first signs of the hash. */
  submission: z
    .object({ isUnchanged: z.boolean(), mark: z.string(), cause: z.enum(['submitted', 'completed']), madeAt: Instant })
    .nullable(),
  /** Null where it is clear who applies. */
  identity: IdentityView.nullable(),
  /** Of a town's own form. */
  formNames: LocalText.nullable().optional(),
  /** What the town's table says of the criterion: met, unmet, unclear; null before it is asked. */
  eligibility: z.string().nullable().optional(),
  /** Other applications that were filed in the same act. */
  filedWith: z.array(z.object({ id: Id, number: z.number().int() })).optional(),
  /** What the other guardian of a child said; null where nobody is asked. */
  secondGuardian: GuardianAnswer.nullable().optional(),
  /** What the form asked beside the fields, photo and documents, as it is read. */
  lines: z.array(FormLine).optional(),
  /** What it costs, in grosze; null where nobody says. */
  fee: z.number().int().nullable().optional(),
});
export type ApplicationFile = z.infer<typeof ApplicationFile>;

/** One thing that a task is about; the screens have the words for its code. `blocked-at` is an instant, `thread` number and type. */
export const TaskFact = z.object({
  code: z.enum([
    'card',
    'holder',
    'blocked-at',
    'asked-by',
    'reason',
    'member',
    'thread',
    'resident',
    'subject',
    'resident-writes',
    'office-writes',
  ]),
  parts: z.array(z.string()),
  /** What was sent with a message. */
  files: z.array(ThreadFile).optional(),
});
export type TaskFact = z.infer<typeof TaskFact>;

/** An answer as a diagram describes it. */
export const OwnOutcome = z.object({
  code: z.string(),
  label: z.string().optional(),
  button: z.string().optional(),
  needsReason: z.boolean().optional(),
  tone: z.enum(['primary', 'danger']).optional(),
});

export const TaskDetail = TaskRow.extend({
  application: ApplicationFile.nullable(),
  production: z
    .object({
      cardId: Id.nullable(),
      cardNumber: z.string().nullable(),
      /** It waits in a batch, which begins it. */
      inBatch: z.boolean(),
      /** The order in which an outside firm makes it, or has made it. */
      order: z.object({ id: Id, number: z.number().int(), firm: z.string() }).nullable(),
      /** waiting-for-start | reading-chip | producing | needs-answer | on-the-way | done | given-up */
      phase: z.string(),
      problemCode: z.string().nullable(),
      /** Answers the saga accepts now: retry, spoiled, came-out, give-up; of a card on the way: arrived, lost. */
      answers: z.array(z.string()),
      /** The pick-up point to which a card that is made here has to be sent. */
      sentTo: z.string().nullable(),
      /** Another point, from which the card comes. */
      sentFrom: z.string().nullable(),
      /** Where it was started; `isRevoked`: another station has to go on. */
      startedAt: z.object({ id: Id, name: z.string(), isRevoked: z.boolean() }).nullable(),
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
  /** What a task without an application is about. */
  facts: z.array(TaskFact).optional(),
  /** Attachments of the answer that is being written; only where the task's answer takes some. */
  attachments: z.array(ThreadFile).optional(),
  outcomes: z.array(z.string()),
  /** What the diagram says itself of some of them; the shipped words and rules hold for the rest. */
  outcomeRules: z.array(OwnOutcome),
  /** Where the applicant may be called: the earliest last day, and the one by the type's terms. */
  call: z.object({ earliestOn: CivilDate, proposedOn: CivilDate }).nullable(),
  caseId: z.string(),
  workflowId: z.string(),
  nextTaskId: z.string().nullable(),
  /** What opens after the decision, so that the clerk knows before. */
  nextTask: z.object({ applicationNumber: z.number().int().nullable(), holderName: z.string().nullable() }).nullable(),
  /** Where the task stands among the open ones of the person's groups; null when it is not there. */
  place: z
    .object({
      index: z.number().int(),
      of: z.number().int(),
      previousTaskId: z.string().nullable(),
      followingTaskId: z.string().nullable(),
    })
    .nullable(),
  canClaim: z.boolean(),
  canComplete: z.boolean(),
  /** The absent colleague who has taken it, in whose place this person may work on it. */
  inPlaceOf: AbsentColleague.nullable(),
});
export type TaskDetail = z.infer<typeof TaskDetail>;

export const TaskAnswer = z
  .object({
    outcome: z.string().max(40),
    /** Reason or message; goes to the record, and to the applicant where the outcome sends one. */
    note: OpenText.max(4000).default(''),
    /** For `call`: until when the applicant has time; at least 7 days ahead (KPA art. 64 § 2). */
    dueOn: CivilDate.optional(),
  })
  .strict();
/** As it is sent: what has a default may be left out. */
export type TaskAnswer = z.input<typeof TaskAnswer>;
export const TaskOutcome = z.object({
  taskId: z.string(),
  outcome: z.string(),
  decidedAt: Instant,
  nextTaskId: z.string().nullable(),
});
export type TaskOutcome = z.infer<typeof TaskOutcome>;

/** The day on which somebody comes back to a task; null: none is named. */
export const PutOff = z.object({ on: CivilDate.nullable() }).strict();

export const ProductionStart = z.object({ stationId: Id }).strict();
/** `stationId`: another station that goes on. */
export const ProductionAnswer = z
  .object({ answer: z.enum(['retry', 'spoiled', 'came-out', 'give-up', 'arrived', 'lost']), stationId: Id.optional() })
  .strict();

/** Server-sent event of the task list: something changed, fetch again. */
export const TaskListChanged = z.object({ at: Instant });

export const OperatorSession = z.object({
  cityName: z.string(),
  look: TownLook,
  operator: z
    .object({
      id: Id,
      name: z.string(),
      email: z.string(),
      unit: z.string(),
      permissions: z.array(z.string()),
      /** Codes of the groups whose tasks are theirs. */
      groups: z.array(z.string()),
      /** Columns of registers that they do not see: `<register>.<column>`. */
      hiddenFields: z.array(z.string()),
      pickupPointId: Id.nullable(),
      pickupPointName: z.string().nullable(),
      /** Signs in with an account at the OpenID Provider. */
      hasOpenId: z.boolean(),
    })
    .nullable(),
  /** Shown as a banner in a demo or training city, null elsewhere. */
  notice: z.string().nullable(),
  /** Whether the town asks its staff for a second factor; said on every screen where it does not. */
  asksSecondFactor: z.boolean(),
  /** The OpenID Provider with whose account people may sign in; null: none. */
  openId: z.object({ name: z.string() }).nullable(),
  /** What the sign-in still asks for; nobody is signed in before. */
  factor: FactorStep.nullable(),
});
export type OperatorSession = z.infer<typeof OperatorSession>;

export const OfficeApplicationRow = registerRow(APPLICATIONS);
export type OfficeApplicationRow = z.infer<typeof OfficeApplicationRow>;

/** One application with all that the office knows of it. */
export const OfficeApplicationDetail = OfficeApplicationRow.extend({
  file: ApplicationFile,
  /** Who settled what, oldest first; open steps have no end. */
  tasks: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      form: z.string(),
      state: TaskState,
      outcome: z.string().nullable(),
      assigneeName: z.string().nullable(),
      /** The absent colleague in whose place it was settled. */
      inPlaceOf: z.string().nullable(),
      openedAt: Instant,
      closedAt: Instant.nullable(),
    }),
  ),
  card: z.object({ id: Id, number: z.string(), state: CardState, validUntil: CivilDate.nullable() }).nullable(),
  /** The newest approval of it that was drawn for a look by another person (C-13). */
  secondCheck: SecondCheck.nullable(),
  /** Letters and texts about it that did not arrive, the newest first. */
  notArrived: z.array(MessageRow),
  /** Whose application it is; `hold` says why the account's data are kept when it is deleted. */
  account: z.object({
    id: Id,
    state: z.enum(['pending', 'active', 'locked', 'closed']),
    hold: z.object({ reason: z.string(), since: Instant }).nullable(),
  }),
});
export type OfficeApplicationDetail = z.infer<typeof OfficeApplicationDetail>;

/** One act for several tasks; each is answered by itself (C-6). */
export const BulkAct = z.object({ taskIds: z.array(z.string().max(200)).min(1).max(100) }).strict();
/** Tasks go to a colleague, whoever holds them now (C-2). */
export const BulkAssignment = BulkAct.extend({ assigneeId: Id }).strict();
export const BulkAnswer = z.object({
  results: z.array(
    z.object({
      taskId: z.string(),
      /** Null when it was done, else why not. */
      code: z.string().nullable(),
      /** Who was faster, where that is why. */
      by: z.string().nullable(),
    }),
  ),
});
export type BulkAnswer = z.infer<typeof BulkAnswer>;
export const Colleague = z.object({ id: Id, name: z.string(), unit: z.string() });
export const ColleagueList = z.object({ colleagues: z.array(Colleague) });
export type ColleagueList = z.infer<typeof ColleagueList>;
