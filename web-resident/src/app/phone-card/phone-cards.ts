import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { AddedCardDevice, CertifiedCards } from '@karta/contracts';
import { LINK_BYTES, makeChain, SLOT_SECONDS } from '@karta/domain/phone-card';
import { firstValueFrom } from 'rxjs';
import { keepCards, type KeptCards } from './kept-cards.ts';

/** Links for a day and a bit more than any town lets a phone go without a connection. */
const MOST_HOURS = 48;

const toBase64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

export function fromBase64Url(text: string): Uint8Array {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(plain, (sign) => sign.charCodeAt(0));
}

/** Adds this phone to the account, and fetches its cards. */
@Injectable({ providedIn: 'root' })
export class PhoneCards {
  private readonly http = inject(HttpClient);

  /** Needs a session; the secret stays on this phone. */
  async add(name: string, town: string): Promise<KeptCards> {
    const added = await firstValueFrom(this.http.post<AddedCardDevice>('/api/resident/card-devices', { name }));
    return this.fetch({ deviceId: added.id, secret: added.secret, town, photos: {} });
  }

  /** New certificates for a new chain; needs a connection and no session. */
  async fetch(before: Pick<KeptCards, 'deviceId' | 'secret' | 'town' | 'photos'>): Promise<KeptCards> {
    const { deviceId, secret, town } = before;
    const seed = crypto.getRandomValues(new Uint8Array(LINK_BYTES));
    const whole = await makeChain(seed, (MOST_HOURS * 3600) / SLOT_SECONDS);
    const anchor = toBase64Url(whole.at(-1) ?? seed);
    const request = { secret, anchor };
    const certified = await firstValueFrom(this.http.post<CertifiedCards>('/api/resident/card-certificates', request));
    const chain = new Uint8Array(whole.length * LINK_BYTES);
    for (const [index, link] of whole.entries()) chain.set(link, index * LINK_BYTES);
    const photos = await this.photosOf(certified, before.photos);
    const kept = { ...certified, deviceId, secret, town, chain, photos };
    await keepCards(kept);
    return kept;
  }

  /** Photos come with the session that adds the phone; afterwards what is kept stays. */
  private async photosOf({ cards }: CertifiedCards, known: KeptCards['photos']): Promise<KeptCards['photos']> {
    const photos: Record<string, Blob> = {};
    for (const { photoFileId: id } of cards) {
      if (id === null) continue;
      const photo = known[id] ?? (await this.photo(id));
      if (photo) photos[id] = photo;
    }
    return photos;
  }

  private async photo(id: string): Promise<Blob | undefined> {
    try {
      return await firstValueFrom(this.http.get(`/api/resident/files/${id}`, { responseType: 'blob' }));
    } catch {
      return undefined; // without a session: the face shows the name alone
    }
  }
}
