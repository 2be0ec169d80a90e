import { findArms, putArms, removeArms } from '../town/town-arms.ts';
import type { FilePart } from './file-part.ts';

/** The arms of the town in the file; null: the drawn ones. */
export const ARMS_PART: FilePart<'arms'> = {
  async read(trx) {
    return (await findArms(trx))?.picture.toString('base64') ?? null;
  },
  async compare(trx, city, to) {
    const from = await ARMS_PART.read(trx, city);
    return from === to ? [] : [{ key: 'arms', name: 'arms', from, to }];
  },
  async enter(trx, _city, { to }, by) {
    await (typeof to === 'string' ? putArms(trx, Buffer.from(to, 'base64'), by) : removeArms(trx, by));
  },
};
