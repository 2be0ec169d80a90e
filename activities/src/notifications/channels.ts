import { readSettings, type City, type CityChannels } from '@karta/db';
import type { Mailer } from '../mail/mailer.ts';
import { createSmtpMailer } from '../mail/smtp-mailer.ts';
import { createSerwerSmsSender } from '../sms/serwersms-sender.ts';
import type { SmsSender } from '../sms/sms-sender.ts';

/** How messages leave; the stand-ins of a test take their place. */
export interface Channels {
  mailer: Mailer;
  sms: SmsSender;
}

/**
 * A city's channels as they are set now; a letter comes from the city's own address, else from its office's.
 * @throws Error naming the setting that is missing
 */
export async function channelsOf({ id, knex, channels }: City): Promise<Channels> {
  const need = (name: keyof CityChannels, setting: string): string => {
    const value = channels[name];
    if (!value) throw new Error(`${id} has no ${name}: set ${setting}, or give the city its own (deploy/README.md).`);
    return value;
  };
  const { officeName, officeEmail } = await readSettings(knex);
  const mailer = createSmtpMailer({
    url: need('smtpUrl', 'SMTP_URL'),
    from: `${officeName} <${channels.mailFrom ?? officeEmail}>`,
  });
  const sms = createSerwerSmsSender({
    url: need('smsUrl', 'SERWERSMS_URL'),
    credentials: { token: need('smsToken', 'SERWERSMS_TOKEN') },
    ...(channels.smsSender !== undefined && { sender: channels.smsSender }),
  });
  return { mailer, sms };
}
