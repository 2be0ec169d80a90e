import { addressOf } from './town.ts';
import { until } from './until.ts';

interface Letter {
  id: string;
  subject: string;
  messageId?: string;
  text?: string;
}

/** Letters to an address, newest first. */
export async function lettersTo(email: string): Promise<Letter[]> {
  const answer = await fetch(`${addressOf('mail')}/messages?to=${encodeURIComponent(email)}`);
  const body = (await answer.json()) as Letter[] | { messages: Letter[] };
  return Array.isArray(body) ? body : body.messages;
}

/** Waits for a letter whose subject fits; answers its text. */
export async function letterText(email: string, subject: RegExp): Promise<string> {
  const letter = await until(`letter ${subject} to ${email}`, async () =>
    (await lettersTo(email)).find((each) => subject.test(each.subject)),
  );
  return letterWith(letter.id);
}

/** The text of a letter. */
export async function letterWith(id: string): Promise<string> {
  const answer = await fetch(`${addressOf('mail')}/messages/${id}`);
  return JSON.stringify(await answer.json()).replaceAll('\\n', '\n');
}

/** Waits for the code that went to a number: its newest text of that kind. */
export async function codeTo(phone: string, before: string | null = null): Promise<string> {
  return until(`a code to ${phone}`, async () => {
    const codes = (await textsTo(phone)).map(({ text }) => /kod potwierdzenia numeru to (\d{6})/.exec(text)?.[1]);
    const last = codes.find((code) => code !== undefined);
    return last === before ? undefined : last;
  });
}

/** Texts that really went out to a number, by the vendor's ledger, newest first. */
export async function textsTo(phone: string): Promise<{ text: string }[]> {
  const answer = await fetch(`${addressOf('sms')}/_control/messages`);
  const all = (await answer.json()) as { phone: string; text: string }[];
  return all.filter((message) => message.phone === phone);
}
