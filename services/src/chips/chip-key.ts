import type { ChipKeys } from '@karta/db';

/** The application of resident cards on a chip, as its three bytes are sent. */
export const APPLICATION = Buffer.from('KM1');
/** Which system the keys are for (AN10922); with UID and application it fills two blocks, for UIDs of 4, 7 and 10 bytes. */
const SYSTEM = Buffer.from('karta-mieszkanca');

/**
 * NXP AN10922, AES-128: what the CMAC under the master key is taken of. Longer than one block always, so that the padding of
 * RFC 4493 is that of the paper.
 */
export const diversification = (uid: Buffer, application: Buffer, system: Buffer): Buffer =>
  Buffer.concat([Buffer.from([0x01]), uid, application, system]);

/** The key of one chip. `uid` is upper-case hex. */
export const keyOfChip = (keys: ChipKeys, version: number, uid: string): Promise<Buffer> =>
  keys.cmac(version, diversification(Buffer.from(uid, 'hex'), APPLICATION, SYSTEM));
