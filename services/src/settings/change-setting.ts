import { readSettings, writeAudit } from '@karta/db';
import { CardError, findSetting, fitsKind, fitsOthers, type SettingKind } from '@karta/domain';
import type { Knex } from 'knex';
import { actorOf, type Doer } from '../doer.ts';

/** A setting as a city has it; version 0 where it never said anything. */
export interface StoredSetting {
  value: unknown;
  version: number;
}

/**
 * Sets one setting of a city, or with `null` gives it back to the default, with an audit row old → new. `version` is the one
 * that was read. @throws CardError SETTING_NOT_FOUND, SETTING_REFUSED, CHANGED_MEANWHILE,
 * ROW_IN_USE where a row would go that something names
 */
export async function changeSetting(
  trx: Knex,
  { key, value, version }: { key: string; value: unknown; version: number },
  by: Doer,
): Promise<void> {
  const setting = findSetting(key);
  if (!setting) throw new CardError('SETTING_NOT_FOUND');
  if (value !== null && !fitsKind(setting.kind, value)) {
    throw new CardError('SETTING_REFUSED', {}, [{ path: 'value', code: 'DOES_NOT_FIT' }]);
  }
  const meant = value ?? setting.default;
  if (!fitsOthers(await readSettings(trx), key, meant)) {
    throw new CardError('SETTING_REFUSED', {}, [{ path: 'value', code: 'DOES_NOT_FIT_OTHERS' }]);
  }
  const current: Readonly<Record<string, unknown>> = await readSettings(trx);
  await refuseUsed(trx, setting.kind, { from: current[key], to: meant });
  const before = await storedSetting(trx, key);
  if (before.version !== version) throw new CardError('CHANGED_MEANWHILE');
  if (!(await storeSetting(trx, key, value, version))) throw new CardError('CHANGED_MEANWHILE');
  await writeAudit(trx, {
    ...actorOf(by),
    act: 'setting.change',
    subjectKind: 'setting',
    subjectId: key,
    facts: { from: before.value, to: value },
  });
}

/** A choice that somebody made stays, so that it can be read later. */
async function refuseUsed(trx: Knex, kind: SettingKind, { from, to }: { from: unknown; to: unknown }): Promise<void> {
  if (kind.kind !== 'rows') return;
  const codes = (rows: unknown): string[] => (rows as { code: string }[]).map(({ code }) => code);
  const kept = codes(to);
  const gone = codes(from).filter((code) => !kept.includes(code));
  if (gone.length === 0) return;
  const [table, code] = kind.usedBy;
  const used = await trx(table).whereRaw(`${code} = any(?)`, [gone]).first(trx.raw('1'));
  if (used) throw new CardError('ROW_IN_USE');
}

/** A setting as the city's table has it. */
export async function storedSetting(trx: Knex, key: string): Promise<StoredSetting> {
  const row = await trx('settings').where({ key }).first('value', 'version');
  return row ?? { value: null, version: 0 };
}

/** Writes a checked value over that version. @returns false when somebody else was faster */
export async function storeSetting(trx: Knex, key: string, value: unknown, version: number): Promise<boolean> {
  const written = { value: JSON.stringify(value), version: version + 1 };
  const rows: unknown[] =
    version === 0
      ? await trx('settings')
          .insert({ key, ...written })
          .onConflict('key')
          .ignore()
          .returning('key')
      : await trx('settings').where({ key, version }).update(written).returning('key');
  return rows.length > 0;
}
