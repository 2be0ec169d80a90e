import { Configuration, ConfigurationChanges, SettingHistory, SettingName } from '@karta/contracts';
import { changesOf, importConfiguration, previewConfiguration, readConfiguration } from '@karta/services';
import { CardError, findSetting } from '@karta/domain';
import { adminRoute } from '../http/definition.ts';
import { readArms } from '../http/read-arms.ts';
import { readCardImage } from '../http/read-card-image.ts';
import { byActor } from './by-actor.ts';

/** Arms and the pictures of the card stand in it as text. */
const LARGEST_FILE = '12mb';

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
    changes: await previewConfiguration(city, await withPictures(body), byActor(actor, city)),
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
    const file = await withPictures(body);
    return {
      changes: await city.knex.transaction((trx) => importConfiguration(trx, city, file, byActor(actor, city))),
    };
  },
});

/** Pictures of the file are read as any others are, before anything waits for them. @throws CardError VALIDATION at their place */
async function withPictures(file: Configuration): Promise<Configuration> {
  const arms = file.arms && (await at('arms', readArms(fromText(file.arms)))).toString('base64');
  if (!file.cardDesign) return { ...file, ...(arms && { arms }) };
  const images = [];
  for (const [index, { id, content }] of file.cardDesign.images.entries()) {
    const { picture, ...image } = await at(`cardDesign.images.${index}`, readCardImage(fromText(content)));
    images.push({ id, ...image, content: picture.toString('base64') });
  }
  return { ...file, ...(arms && { arms }), cardDesign: { ...file.cardDesign, images } };
}

const fromText = (text: string): Buffer => Buffer.from(text, 'base64');

async function at<T>(path: string, reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (!(error instanceof CardError)) throw error;
    throw new CardError('VALIDATION', {}, [{ path, code: error.code }]);
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
