import { designFaults } from '@karta/card-design';
import type { CardDesign } from '@karta/contracts';
import { CardDesignRow, writeAudit, type City } from '@karta/db';
import { CardError, type AuditAct } from '@karta/domain';
import type { Knex } from 'knex';
import { actorOf, type Doer } from '../doer.ts';
import { requireImages } from './card-images.ts';
import { findDraft, templateOf } from './design-rows.ts';
import { previewFacts } from './list-designs.ts';

/** Which draft somebody means: 0 is none yet. */
interface SeenDraft {
  readonly revision: number;
}

/**
 * Keeps the draft of the next version. It may still have faults: they are judged when it is printed or published.
 * @throws CardError CHANGED_MEANWHILE, VALIDATION for a picture that is not there
 */
export async function saveDesign(
  trx: Knex,
  { design, revision }: SeenDraft & { design: CardDesign },
  by: Doer,
): Promise<{ version: number; revision: number }> {
  const draft = await seenDraft(trx, revision);
  await requireImages(trx, design);
  const kept = { design, revision: revision + 1, changedAt: by.now, changedBy: by.id };
  if (draft) await CardDesignRow.query(trx).findById(draft.version).patch(kept);
  const version = draft?.version ?? (await nextVersion(trx));
  if (!draft) await CardDesignRow.query(trx).insert({ version, ...kept });
  await note(trx, 'card-design.save', version, by);
  return { version, revision: revision + 1 };
}

/**
 * The draft becomes the version that new cards are made with; cards that are being made keep theirs.
 * @throws CardError NOT_FOUND without a draft, CHANGED_MEANWHILE, VALIDATION with every fault
 */
export async function publishDesign(
  trx: Knex,
  city: City,
  { revision, note: words }: SeenDraft & { note: string },
  by: Doer,
): Promise<number> {
  const draft = await seenDraft(trx, revision);
  if (!draft) throw new CardError('NOT_FOUND');
  await requireFaultless(trx, city, draft);
  await CardDesignRow.query(trx)
    .findById(draft.version)
    .patch({ note: words, publishedAt: by.now, publishedBy: by.id });
  await note(trx, 'card-design.publish', draft.version, by);
  return draft.version;
}

/** Gives the draft up. @throws CardError CHANGED_MEANWHILE */
export async function discardDesign(trx: Knex, { revision }: SeenDraft, by: Doer): Promise<void> {
  const draft = await seenDraft(trx, revision);
  if (!draft) return;
  await CardDesignRow.query(trx).deleteById(draft.version);
  await note(trx, 'card-design.discard', draft.version, by);
}

/** @throws CardError VALIDATION with every fault of the design */
export async function requireFaultless(trx: Knex, city: City, row: CardDesignRow): Promise<void> {
  const { number } = await previewFacts(trx, city);
  const faults = designFaults(templateOf(row), number);
  if (faults.length > 0) throw new CardError('VALIDATION', {}, faults);
}

async function seenDraft(trx: Knex, revision: number): Promise<CardDesignRow | undefined> {
  const draft = await findDraft(trx, { forUpdate: true });
  if ((draft?.revision ?? 0) !== revision) throw new CardError('CHANGED_MEANWHILE');
  return draft;
}

async function nextVersion(trx: Knex): Promise<number> {
  const last = await CardDesignRow.query(trx).orderBy('version', 'desc').first().throwIfNotFound();
  return last.version + 1;
}

const note = (trx: Knex, act: AuditAct, version: number, by: Doer): Promise<unknown> =>
  writeAudit(trx, { ...actorOf(by), act, subjectKind: 'card-design', subjectId: String(version), facts: { version } });
