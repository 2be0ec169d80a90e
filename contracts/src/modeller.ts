import * as z from 'zod';
import { Id, Instant } from './plain-values.ts';

/** `-new` stands for a diagram that has no process yet. */
export const OfDiagram = z.object({ processKey: z.string().regex(/^(-new|[A-Za-z_][\w.-]{0,199})$/) }).strict();
export const OfDiagramVersion = OfDiagram.extend({
  version: z.coerce.number().int().min(1).max(1_000_000),
}).strict();

/** Somebody else who draws the same process at the moment. */
const OtherDraft = z.object({ name: z.string(), savedAt: Instant });

/** A version of a process, as the list of them shows it. */
export const DiagramVersion = z.object({
  version: z.number().int(),
  name: z.string(),
  note: z.string(),
  deployedAt: Instant,
  deployedBy: z.string(),
  digest: z.string(),
});
export type DiagramVersion = z.infer<typeof DiagramVersion>;
export const DiagramVersions = z.object({ versions: z.array(DiagramVersion) });
export type DiagramVersions = z.infer<typeof DiagramVersions>;
export const DiagramVersionFile = DiagramVersion.extend({ xml: z.string() });
export type DiagramVersionFile = z.infer<typeof DiagramVersionFile>;

/** What the modeller opens: the newest version, the own draft, and who else draws. */
export const DiagramToDraw = z.object({
  deployed: DiagramVersionFile.extend({ runningCases: z.number().int() }).nullable(),
  draft: z
    .object({
      xml: z.string(),
      /** The version that it was begun from; 0: none. */
      baseVersion: z.number().int(),
      revision: z.number().int(),
      savedAt: Instant,
    })
    .nullable(),
  others: z.array(OtherDraft),
  /** A publication of it that waits for a second person. */
  approvalId: Id.nullable(),
});
export type DiagramToDraw = z.infer<typeof DiagramToDraw>;

/** `revision`: the draft that was read; 0: none. */
export const DiagramDraft = z
  .object({
    xml: z.string().min(1).max(5_000_000),
    baseVersion: z.number().int().min(0).max(1_000_000),
    revision: z.number().int().min(0).max(1_000_000_000),
  })
  .strict();
export type DiagramDraft = z.infer<typeof DiagramDraft>;
export const SavedDiagramDraft = z.object({
  revision: z.number().int(),
  savedAt: Instant,
  others: z.array(OtherDraft),
  /** The newest version: another one than the draft's means that somebody has published meanwhile. */
  newestVersion: z.number().int(),
});
export type SavedDiagramDraft = z.infer<typeof SavedDiagramDraft>;

/** What a diagram of this town may name. */
export const TownOfDiagrams = z.object({
  groups: z.array(z.object({ code: z.string(), name: z.string(), hasMembers: z.boolean() })),
  forms: z.array(z.string()),
  outcomes: z.array(z.string()),
  activities: z.array(z.string()),
  sagas: z.array(z.string()),
  processes: z.array(z.object({ key: z.string(), name: z.string() })),
  decisions: z.array(z.object({ file: z.string(), names: z.array(z.string()) })),
  /** Names of messages that deployed diagrams await or send. */
  messages: z.array(z.string()),
});
export type TownOfDiagrams = z.infer<typeof TownOfDiagrams>;

/** What a trial calls and asks: compiled processes and decisions in their newest versions. */
export const TrialOfDiagrams = z.object({ processes: z.array(z.unknown()), decisions: z.array(z.unknown()) });
export type TrialOfDiagrams = z.infer<typeof TrialOfDiagrams>;
