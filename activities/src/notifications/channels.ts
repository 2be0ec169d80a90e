import { readSettings, SetupError, type City, type CityChannels } from '@karta/db';
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
 * A city's channels as they are set now; a letter comes from the city's own address, else from its office's, else from one at
 * the portal's host.
 * @throws Error naming the setting that is missing
 */
export async function channelsOf({ id, knex, channels, portalUrl }: City): Promise<Channels> {
  const need = (name: keyof CityChannels, setting: string): string => {
    const value = channels[name];
    if (!value)
      throw new SetupError(`${id} has no ${name}: set ${setting}, or give the city its own (deploy/README.md).`);
    return value;
  };
  const { officeName, officeEmail } = await readSettings(knex);
  const mailer = createSmtpMailer({
    url: need('smtpUrl', 'SMTP_URL'),
    from: { name: officeName, address: channels.mailFrom || officeEmail || `karta@${new URL(portalUrl).hostname}` },
  });
  const sms = createSerwerSmsSender({
    url: need('smsUrl', 'SERWERSMS_URL'),
    credentials: { token: need('smsToken', 'SERWERSMS_TOKEN') },
    ...(channels.smsSender !== undefined && { sender: channels.smsSender }),
  });
  return { mailer, sms };
}
