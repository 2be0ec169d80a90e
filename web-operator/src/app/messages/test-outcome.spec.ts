import { outcomeOf } from './test-outcome.ts';

describe('a message for trying', () => {
  it('says what the server of mail answered, and why it was refused', () => {
    expect(outcomeOf({ channel: 'mail', state: 'sent', problem: null })).toEqual({
      tone: 'success',
      sentence: 'Serwer poczty przyjął list.',
    });
    expect(outcomeOf({ channel: 'mail', state: 'failed', problem: 'EENVELOPE' })).toEqual({
      tone: 'error',
      sentence: 'Wiadomość nie wyszła. Serwer poczty nie przyjął adresu. Sprawdź adres.',
    });
  });

  it('waits while nobody has answered, and says what was in the way so far', () => {
    expect(outcomeOf({ channel: 'sms', state: 'waiting', problem: 'TIMEOUT' })).toEqual({
      tone: 'waiting',
      sentence: 'Jeszcze nie wyszła, próbujemy dalej. Operator SMS nie odpowiadał.',
    });
  });
});
