import { readSettings } from './settings.ts';

const GOOD = {
  API_URL: 'http://127.0.0.1:20080',
  STATION_TOKEN: 'token',
  PRINTER_URI: 'ipp://127.0.0.1:20631/ipp/print',
  CARD_READER: 'vpcd-tcp:20963',
  DATA_DIR: 'data',
};

it('reads a whole set of settings', () => {
  expect(readSettings(GOOD)).toMatchObject({ reader: { adapter: 'vpcd-tcp', port: 20963 }, selfCheckPort: 0 });
});

it('reads the name of a PC/SC reader', () => {
  expect(readSettings({ ...GOOD, CARD_READER: 'pcsc:ACR1252 1S CL Reader PICC' })).toMatchObject({
    reader: { adapter: 'pcsc', readerName: 'ACR1252 1S CL Reader PICC' },
  });
});

it('takes a scanner by the name that SANE gives it, and does without one', () => {
  expect(readSettings({ ...GOOD, SCANNER: 'sane:epson2:libusb:001:004' }).scanner).toBe('epson2:libusb:001:004');
  expect(readSettings(GOOD).scanner).toBeUndefined();
});

it('says how to connect a station that has never been', () => {
  expect(() => readSettings({ ...GOOD, STATION_TOKEN: '' })).toThrow('Dodaj je na ekranie „Stanowiska”');
});

it('lies in a folder of the user where none is named', () => {
  expect(readSettings({ ...GOOD, DATA_DIR: undefined }).dataFolder).toMatch(/\.karta-station$/);
});

it.each([
  ['API_URL', 'ftp://x'],
  ['PRINTER_URI', 'http://127.0.0.1'],
  ['CARD_READER', 'usb'],
  ['CARD_READER', 'vpcd-tcp:'],
  ['CARD_READER', 'vpcd-tcp:99999'],
  ['SCANNER', 'test:0'],
  ['SCANNER', 'sane:'],
])('names the setting %s when it is %j', (name, value) => {
  expect(() => readSettings({ ...GOOD, [name]: value })).toThrow(name);
});
