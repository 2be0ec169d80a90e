import type { TotpBegun } from '@karta/contracts';
import { totpAddress } from '@karta/services';
import QRCode from 'qrcode';
import type * as z from 'zod';

/** The secret of an app that makes codes, to be typed and as a picture to be scanned. `issuer`, `label`: as the app names it. */
export async function begunTotp(
  secret: string,
  name: { issuer: string; label: string },
): Promise<z.infer<typeof TotpBegun>> {
  const picture = await QRCode.toString(totpAddress(secret, name), {
    type: 'svg',
    margin: 2,
    errorCorrectionLevel: 'M',
  });
  return { secret, qr: `data:image/svg+xml;base64,${Buffer.from(picture).toString('base64')}` };
}
