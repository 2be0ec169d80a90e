import type { CardReader } from './card-reader.ts';

/** MIFARE DESFire: GetVersion, in ISO 7816-4 wrapping. */
const GET_VERSION = Uint8Array.of(0x90, 0x60, 0x00, 0x00, 0x00);
const DESFIRE = 0x01;
const EV2 = 0x12;

/** Can the chip on the reader have a key of its own? `undefined`: it is not there any more. */
export const isDesfireEv2 = (reader: CardReader): Promise<boolean | undefined> =>
  reader.talk(async (transmit) => {
    const [, type = 0, , version = 0, ...rest] = await transmit(GET_VERSION);
    // vendor, type, subtype, major version, minor version, storage, protocol, 91 AF
    return type === DESFIRE && version >= EV2 && rest.at(-2) === 0x91;
  });
