import { SettingChange, SettingList, SettingName, type SettingView } from '@karta/contracts';
import { PickupPointRow, readSettings } from '@karta/db';
import { CardError, findSetting, SETTING_KEYS, SETTINGS, type SettingKey } from '@karta/domain';
import { changeSetting, storedSetting } from '@karta/services';
import type { Knex } from 'knex';
import { adminRoute } from '../http/definition.ts';

/** What the city decides for itself, beside what has a screen of its own. */
export const settings = adminRoute('settings.change', {
  method: 'get',
  path: '/admin/settings',
  answer: SettingList,
  handle: (_input, { trx }) => listSettings(trx),
});

/** Changes one setting, or gives it back to the default. */
export const putSetting = adminRoute('settings.change', {
  method: 'put',
  path: '/admin/settings/:key',
  params: SettingName,
  body: SettingChange,
  transaction: true,
  answer: SettingList,
  async handle({ params: { key }, body }, { trx, actor, city }) {
    const setting = findSetting(key);
    if (!setting || setting.kind.kind === 'structured') throw new CardError('SETTING_NOT_FOUND');
    if (!actor.permissions.includes(setting.right)) throw new CardError('FORBIDDEN');
    if (setting.kind.kind === 'point' && body.value) await requireOpenPoint(trx, String(body.value));
    const by = { kind: 'operator', id: actor.operatorId, now: city.clock.now() } as const;
    await changeSetting(trx, { key, ...body }, by);
    return listSettings(trx);
  },
});

async function listSettings(trx: Knex): Promise<SettingList> {
  const values = await readSettings(trx);
  const points = await openPoints(trx);
  const shown = SETTING_KEYS.filter((key) => SETTINGS[key].kind.kind !== 'structured');
  return { settings: await Promise.all(shown.map((key) => viewOf(trx, key, values[key], points))) };
}

const openPoints = async (trx: Knex): Promise<PickupPointRow[]> =>
  PickupPointRow.query(trx).where({ isClosed: false }).orderBy('position');

/** @throws CardError SETTING_REFUSED */
async function requireOpenPoint(trx: Knex, id: string): Promise<void> {
  const open = await openPoints(trx);
  if (!open.some((point) => point.id === id))
    throw new CardError('SETTING_REFUSED', {}, [{ path: 'value', code: 'DOES_NOT_FIT' }]);
}

async function viewOf(
  trx: Knex,
  key: SettingKey,
  value: unknown,
  points: readonly PickupPointRow[],
): Promise<SettingView> {
  const { group, kind, default: usual } = SETTINGS[key];
  const { version } = await storedSetting(trx, key);
  return {
    key,
    group,
    version,
    // a point is chosen of those that are open
    kind: kind.kind === 'point' ? 'choice' : (kind.kind as SettingView['kind']),
    value: value as SettingView['value'],
    default: usual as SettingView['value'],
    least: 'least' in kind ? kind.least : null,
    most: 'most' in kind ? kind.most : null,
    of: kind.kind === 'choice' ? [...kind.of] : kind.kind === 'point' ? ['', ...points.map(({ id }) => id)] : [],
    ...(kind.kind === 'point' && { names: Object.fromEntries(points.map(({ id, name }) => [id, name])) }),
    extra: kind.kind === 'rows' && kind.extra ? { name: kind.extra.name, kind: kind.extra.kind } : null,
    keeps: kind.kind === 'rows' ? [...(kind.keeps ?? [])] : [],
  };
}
