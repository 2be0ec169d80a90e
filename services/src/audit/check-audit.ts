import type { City } from '@karta/db';
import { verifyAudit, type AuditVerdict } from './verify-audit.ts';

/** How old a check may become before the next one. */
const DAY_MS = 24 * 60 * 60_000;

/** Verifies the audit once a day and keeps what was found. Returns the verdict; `null` where the last check is younger. */
export async function checkAudit(city: City): Promise<AuditVerdict | null> {
  const last: { at: Date } | undefined = await city.knex('audit_checks').orderBy('id', 'desc').first('at');
  if (last && Date.now() - last.at.getTime() < DAY_MS) return null;
  const verdict = await verifyAudit(city);
  const { rows, seals, wrong, wrongId } = verdict;
  const id = wrongId !== null && /^\d+$/.test(wrongId) ? wrongId : null;
  await city.knex('audit_checks').insert({ rows, seals, wrong, wrongId: id });
  return verdict;
}

/** How the audit stands: what is sealed, and what the last check found. */
export async function auditState(city: City): Promise<{
  sealedRows: number;
  sealedAt: string | null;
  check: { at: string; rows: number; wrong: string | null; wrongId: string | null } | null;
}> {
  const seals = await city.knex('audit_seals').sum({ rows: 'rows' }).max({ at: 'sealed_at' }).first<{
    rows: string | null;
    at: Date | null;
  }>();
  const check: { at: Date; rows: string; wrong: string | null; wrongId: string | null } | undefined = await city
    .knex('audit_checks')
    .orderBy('id', 'desc')
    .first();
  return {
    sealedRows: Number(seals?.rows ?? 0),
    sealedAt: seals?.at?.toISOString() ?? null,
    check: check
      ? { at: check.at.toISOString(), rows: Number(check.rows), wrong: check.wrong, wrongId: check.wrongId }
      : null,
  };
}
