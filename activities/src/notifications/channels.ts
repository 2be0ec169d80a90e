import { readSettings, SetupError, type City, type CityChannels } from '@karta/db';
import type { Mailer } from '../mail/mailer.ts';
import { createSmtpMailer } from '../mail/smtp-mailer.ts';
import { createSerwerSmsSender, smsConnection, type SmsSender } from '@karta/services';

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
export async function channelsOf(city: City): Promise<Channels> {
  const { id, knex, channels, portalUrl } = city;
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
  const { url, token, sender } = await smsConnection(city);
  const sms = createSerwerSmsSender({ url, credentials: { token }, ...(sender !== undefined && { sender }) });
  return { mailer, sms };
}
