import { ClassicChip, randomUid } from './chip.ts';

const say = (chip: ClassicChip, apdu: string): string =>
  chip.answer(Buffer.from(apdu, 'hex')).toString('hex').toUpperCase();
const LOAD_KEY = 'FF82000006FFFFFFFFFFFF';
const OPEN_SECTOR_1 = 'FF860000050100046000';
const BLOCK_4 = '00112233445566778899AABBCCDDEEFF';

it('tells its UID', () => {
  // given
  const uid = randomUid();

  // then
  expect(say(new ClassicChip(uid), 'FFCA000000')).toBe(`${uid}9000`);
});

it('never has the same UID twice', () => {
  expect(new Set(Array.from({ length: 100 }, randomUid)).size).toBe(100);
});

it('lets itself be written and read after the right key only', () => {
  // given
  const chip = new ClassicChip(randomUid());

  // then
  expect(say(chip, 'FFB0000410')).toBe('6982');
  expect(say(chip, 'FF82000006A0A1A2A3A4A5')).toBe('9000');
  expect(say(chip, OPEN_SECTOR_1)).toBe('6300');
  expect(say(chip, LOAD_KEY)).toBe('9000');
  expect(say(chip, OPEN_SECTOR_1)).toBe('9000');
  expect(say(chip, `FFD6000410${BLOCK_4}`)).toBe('9000');
  expect(say(chip, 'FFB0000410')).toBe(`${BLOCK_4}9000`);
});

it('forgets what was opened when its power is cut', () => {
  // given
  const chip = new ClassicChip(randomUid());
  say(chip, LOAD_KEY);
  say(chip, OPEN_SECTOR_1);

  // when
  chip.reset();

  // then
  expect(say(chip, 'FFB0000410')).toBe('6982');
});

it('answers nothing useful when it is broken', () => {
  // given
  const chip = new ClassicChip(randomUid());
  chip.isReadable = false;

  // then
  expect(say(chip, 'FFCA000000')).toBe('6F00');
});
