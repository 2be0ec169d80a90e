import { tokenChipKeys, KeyStore, connect, readMasterKey } from '@karta/db';

/** A program of its own with a PKCS#11 token: prints the CMACs that a city's key of each version gives, or why there are none. */
const { KEYS_URL = '', MASTER_KEY_FILE = '', MODULE = '', LABEL = '', PIN_FILE = '', CITY = '' } = process.env;
const keys = connect(KEYS_URL, 2);
const store = new KeyStore(CITY, keys, readMasterKey(MASTER_KEY_FILE));
try {
  const chipKeys = tokenChipKeys({ module: MODULE, label: LABEL, pinFile: PIN_FILE }, store);
  const macs = [];
  for (const version of [1, 2, 1]) macs.push((await chipKeys.cmac(version, Buffer.from('a card'))).toString('hex'));
  process.stdout.write(JSON.stringify({ custody: chipKeys.custody, macs }));
} catch (error) {
  process.stdout.write(JSON.stringify({ refused: String(error) }));
} finally {
  await keys.destroy();
}
