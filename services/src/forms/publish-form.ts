import { evaluateCondition } from '@karta/bpmn/feel';
import type { Variables } from '@karta/bpmn/feel';
import { FormRow, writeAudit, type City } from '@karta/db';
import { CardError, formMistakes, type ApplicationFormRow } from '@karta/domain';
import type { Knex } from 'knex';
import { actorOf, type Doer } from '../doer.ts';
import { guardianTextInForce } from '../guardians/ask-second-guardian.ts';

/**
 * Publishes a form, or the next version of one: from now on it is what people begin, and drafts of an older version are told.
 * `basedOn` is the version that the publisher has seen as the newest (0: none), where they say so. Returns its version.
 * @throws CardError VALIDATION with every place that is wrong, FORM_KIND_CHANGED, CODE_TAKEN, CHANGED_MEANWHILE
 */
export async function publishForm(
  trx: Knex,
  city: City,
  { basedOn, ...form }: Omit<ApplicationFormRow, 'version'> & { readonly basedOn?: number | undefined },
  by: Doer,
): Promise<number> {
  const now = { at: by.now.toISOString(), zone: city.zone };
  const mistakes = formMistakes({ ...form, version: 1 }, (condition, values) =>
    evaluateCondition(condition, values as Variables, now),
  );
  const asksGuardian = form.sections.some(({ parts }) => parts.some((part) => part.kind === 'second-guardian'));
  if (asksGuardian && !(await guardianTextInForce(trx, city)))
    mistakes.push({ path: 'sections', code: 'TEXT_MISSING' });
  if (mistakes.length > 0) throw new CardError('VALIDATION', {}, mistakes);
  // two people at once publish one after the other
  await trx.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`form:${form.code}`]);
  const { code, kind, names, sections, news = null } = form;
  const last = await FormRow.query(trx).where({ code }).orderBy('version', 'desc').first();
  if (last && last.kind !== kind) throw new CardError('FORM_KIND_CHANGED');
  if (basedOn !== undefined && basedOn !== (last?.version ?? 0))
    throw new CardError(basedOn === 0 ? 'CODE_TAKEN' : 'CHANGED_MEANWHILE');
  const version = (last?.version ?? 0) + 1;
  const publisher = by.kind === 'operator' ? by.id : null;
  await FormRow.query(trx).insert({
    code,
    version,
    kind,
    names,
    sections,
    news,
    publishedAt: by.now,
    publishedBy: publisher,
  });
  await writeAudit(trx, {
    ...actorOf(by),
    act: 'form.publish',
    subjectKind: 'form',
    subjectId: code,
    facts: { version, kind },
  });
  return version;
}
