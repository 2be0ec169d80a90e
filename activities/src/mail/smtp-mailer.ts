import { Readable } from 'node:stream';
import { createTransport } from 'nodemailer';
import type { Letter, Mailer, MailOutcome } from './mailer.ts';

export type SmtpSettings = {
  /** `smtp://user:password@host:port` or `smtps://…`. */
  url: string;
  /** The sender; the domain of its address also ends every Message-ID. */
  from: { name: string; address: string };
  /** How long one attempt may be silent; 30 s unless told. */
  timeoutMilliseconds?: number;
};

/** Mail over SMTP. One connection per letter. Rules: docs/facts/messages.md (RFC 5321 knows no idempotency key). */
export function createSmtpMailer(settings: SmtpSettings): Mailer {
  const silence = settings.timeoutMilliseconds ?? 30_000;
  const transport = createTransport({
    url: settings.url,
    connectionTimeout: silence,
    greetingTimeout: silence,
    socketTimeout: silence,
  });
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const domain = settings.from.address.split('@').at(-1) || 'localhost';

  async function send(letter: Letter): Promise<MailOutcome> {
    const messageId = `<${letter.outboxId}@${domain}>`;
    if (/[\r\n]/.test(letter.to)) return { outcome: 'permanent', messageId, reason: 'BAD_ADDRESS' };
    const { outboxId: _outboxId, optOut, ...parts } = letter;
    const headers = optOut === undefined ? {} : { headers: optOutHeaders(optOut) };
    const composed = await composer.sendMail({ ...parts, ...headers, from: settings.from, messageId });
    let isWholeLetterSent = false;
    const raw = Readable.from([composed.message as Buffer]);
    raw.once('end', () => {
      isWholeLetterSent = true;
    });
    try {
      await transport.sendMail({ envelope: composed.envelope, raw });
      return { outcome: 'delivered', messageId };
    } catch (error) {
      return { ...classify(error, isWholeLetterSent), messageId };
    }
  }
  return { send, close: () => transport.close() };
}

/** RFC 2369 and RFC 8058. */
const optOutHeaders = (address: string): Record<string, string> => ({
  'List-Unsubscribe': `<${address}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
});

type Failure = { outcome: 'permanent' | 'retryable' | 'ambiguous'; smtpCode?: number; reason: string };

function classify(error: unknown, isWholeLetterSent: boolean): Failure {
  const { code = 'UNKNOWN', responseCode } = error as { code?: string; responseCode?: number };
  // The reason is the kind of failure only: server sentences may repeat the address.
  if (responseCode !== undefined && responseCode >= 500)
    return { outcome: 'permanent', smtpCode: responseCode, reason: code };
  if (responseCode !== undefined && responseCode >= 400)
    return { outcome: 'retryable', smtpCode: responseCode, reason: code };
  if (code === 'EENVELOPE') return { outcome: 'permanent', reason: code };
  return { outcome: isWholeLetterSent ? 'ambiguous' : 'retryable', reason: code };
}
