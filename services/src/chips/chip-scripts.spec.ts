import { createHash } from 'node:crypto';
import { DesfireChip, randomUid } from '@karta/simulators';
import { encodeChip, proveChip, type ChipEnd, type ChipScript, type ChipSecrets } from './chip-scripts.ts';
import { answerOf } from './desfire.ts';

const keyOf = (uid: string): Buffer => createHash('md5').update(uid).digest();
const secretsOf = (uid: string, version = 1): ChipSecrets => ({
  key: keyOf(uid),
  version,
  randomFor: (challenge) => createHash('sha256').update('seed').update(challenge).digest().subarray(0, 16),
});

/** Says the commands to the chip, at most so many of them. */
function talk(chip: DesfireChip, script: ChipScript, most = Number.POSITIVE_INFINITY): ChipEnd | 'broken off' {
  let turn = script.next();
  for (let said = 0; !turn.done; said += 1) {
    if (said === most) return 'broken off';
    turn = script.next(answerOf(chip.answer(turn.value)));
  }
  return turn.value;
}

describe('a chip of level L1 (D, G-3)', () => {
  it('gets its key, and proves it after the power was cut', () => {
    // given
    const chip = new DesfireChip(randomUid());

    // when
    const end = talk(chip, encodeChip(secretsOf(chip.uid, 7)));
    chip.reset();

    // then
    expect(end).toBe('proven');
    expect(talk(chip, proveChip(secretsOf(chip.uid)))).toBe('proven');
    expect(Object.values(chip.memory())).toEqual([{ key: keyOf(chip.uid).toString('hex'), version: 7 }]);
  });

  it.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])('gets its key when it is begun again after %i commands', (most) => {
    // given
    const chip = new DesfireChip(randomUid());
    talk(chip, encodeChip(secretsOf(chip.uid)), most);
    chip.reset();

    // when
    const end = talk(chip, encodeChip(secretsOf(chip.uid)));

    // then
    expect(end).toBe('proven');
    chip.reset();
    expect(talk(chip, proveChip(secretsOf(chip.uid)))).toBe('proven');
  });

  it('a copy of its UID has no application, and is no card', () => {
    // given
    const chip = new DesfireChip(randomUid());
    talk(chip, encodeChip(secretsOf(chip.uid)));

    // then
    expect(talk(new DesfireChip(chip.uid), proveChip(secretsOf(chip.uid)))).toBe('unsuited');
  });

  it('a copy with an application and a guessed key is found out', () => {
    // given
    const copy = new DesfireChip(randomUid());
    talk(copy, encodeChip({ ...secretsOf(copy.uid), key: Buffer.alloc(16, 9) }));
    copy.reset();

    // then
    expect(talk(copy, proveChip(secretsOf(copy.uid)))).toBe('foreign');
    expect(talk(copy, encodeChip(secretsOf(copy.uid)))).toBe('foreign');
  });

  it('a chip that answers with what it heard, with noise or with nothing proves nothing', () => {
    // given
    const answers = [Buffer.from('9100', 'hex'), Buffer.alloc(0), Buffer.alloc(34, 0x91), Buffer.from('91AF', 'hex')];

    // then
    for (const answer of answers) {
      const script = proveChip(secretsOf('04A1B2C3D4E5F6'));
      let turn = script.next();
      while (!turn.done) turn = script.next(answerOf(answer));
      expect(['unsuited', 'foreign']).toContain(turn.value);
    }
  });
});
