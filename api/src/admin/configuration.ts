import { Configuration, ConfigurationChanges, SettingHistory, SettingName } from '@karta/contracts';
import { changesOf, importConfiguration, previewConfiguration, readConfiguration } from '@karta/services';
import { CardError, findSetting } from '@karta/domain';
import { adminRoute } from '../http/definition.ts';
import { readArms } from '../http/read-arms.ts';
import { byActor } from './by-actor.ts';

/** Arms of the usual size stand in it as text. */
const LARGEST_FILE = '4mb';

/** How the town is set up, as one file. */
export const configuration = adminRoute('settings.change', {
  method: 'get',
  path: '/admin/configuration',
  answer: Configuration,
  handle: (_input, { city, trx }) => readConfiguration(trx, city),
});

/** What an import of the file would change; it changes nothing. */
export const compareWithConfiguration = adminRoute('settings.change', {
  method: 'post',
  path: '/admin/configuration/comparison',
  body: Configuration,
  bodyLimit: LARGEST_FILE,
  answer: ConfigurationChanges,
  handle: async ({ body }, { city, actor }) => ({
    changes: await previewConfiguration(city, await withArms(body), byActor(actor, city)),
  }),
});

/** Sets the town up as the file says, all of it or nothing. */
export const putConfiguration = adminRoute('settings.change', {
  method: 'put',
  path: '/admin/configuration',
  body: Configuration,
  bodyLimit: LARGEST_FILE,
  answer: ConfigurationChanges,
  async handle({ body }, { city, actor }) {
    if (!actor.permissions.includes('catalogue.change')) throw new CardError('FORBIDDEN');
    const file = await withArms(body);
    return {
      changes: await city.knex.transaction((trx) => importConfiguration(trx, city, file, byActor(actor, city))),
    };
  },
});

/** Arms of the file are read as any others are, before anything waits for them. @throws CardError VALIDATION at their place */
async function withArms(file: Configuration): Promise<Configuration> {
  if (!file.arms) return file;
  try {
    return { ...file, arms: (await readArms(Buffer.from(file.arms, 'base64'))).toString('base64') };
  } catch (error) {
    if (!(error instanceof CardError)) throw error;
    throw new CardError('VALIDATION', {}, [{ path: 'arms', code: error.code }]);
  }
}

/** Who changed a setting, when, and from what to what. */
export const settingHistory = adminRoute('settings.change', {
  method: 'get',
  path: '/admin/settings/:key/history',
  params: SettingName,
  answer: SettingHistory,
  async handle({ params: { key } }, { trx }) {
    if (!findSetting(key)) throw new CardError('SETTING_NOT_FOUND');
    return { changes: await changesOf<unknown>(trx, 'setting', key) };
  },
});
