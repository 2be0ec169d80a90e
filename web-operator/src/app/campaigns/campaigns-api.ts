import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  CampaignActing,
  CampaignAudience,
  CampaignChange,
  CampaignChoices,
  CampaignList,
  CampaignLook,
  CampaignTest,
  CampaignView,
  LetterPreview,
  NewCampaign,
} from '@karta/contracts';
import { idempotent } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';

const BASE = '/api/operator/campaigns';
const addressOf = (id: string): string => `${BASE}/${encodeURIComponent(id)}`;

/** Requests about campaigns, nothing else. */
@Injectable({ providedIn: 'root' })
export class CampaignsApi {
  private readonly http = inject(HttpClient);

  add(campaign: NewCampaign, key: string): Promise<{ id: string }> {
    return firstValueFrom(this.http.post<{ id: string }>(BASE, campaign, idempotent(key)));
  }
  save(id: string, change: CampaignChange): Promise<{ version: number }> {
    return firstValueFrom(this.http.put<{ version: number }>(addressOf(id), change));
  }
  drop(id: string, version: number): Promise<unknown> {
    return firstValueFrom(this.http.delete(addressOf(id), { params: { version } }));
  }
  test(id: string, test: CampaignTest, key: string): Promise<unknown> {
    return firstValueFrom(this.http.post(`${addressOf(id)}/test`, test, idempotent(key)));
  }
  start(id: string, version: number, key: string): Promise<unknown> {
    return firstValueFrom(this.http.post(`${addressOf(id)}/start`, { version }, idempotent(key)));
  }
  act(id: string, acting: CampaignActing, key: string): Promise<unknown> {
    return firstValueFrom(this.http.post(`${addressOf(id)}/acts`, acting, idempotent(key)));
  }
  settle(id: string, recipientId: string, hasArrived: boolean, key: string): Promise<unknown> {
    const address = `${addressOf(id)}/recipients/${encodeURIComponent(recipientId)}/settle`;
    return firstValueFrom(this.http.post(address, { hasArrived }, idempotent(key)));
  }
}

export const campaignList = (): HttpResourceRef<CampaignList | undefined> => httpResource<CampaignList>(() => BASE);
export const campaignView = (id: () => string): HttpResourceRef<CampaignView | undefined> =>
  httpResource<CampaignView>(() => addressOf(id()));
export const campaignChoices = (): HttpResourceRef<CampaignChoices | undefined> =>
  httpResource<CampaignChoices>(() => '/api/operator/campaign-choices');
/** Whom the saved draft reaches; `version` asks anew once it is another one. */
export const campaignAudience = (
  asked: () => { id: string; version: number },
): HttpResourceRef<CampaignAudience | undefined> =>
  httpResource<CampaignAudience>(() => {
    // a new request, as the draft is another one
    const { id } = asked();
    return { url: `${addressOf(id)}/audience` };
  });
/** A text as its reader would see it. */
export const campaignLook = (
  asked: () => { id: string; look: CampaignLook } | undefined,
): HttpResourceRef<LetterPreview | undefined> =>
  httpResource<LetterPreview>(() => {
    const wanted = asked();
    return wanted && { url: `${addressOf(wanted.id)}/preview`, method: 'POST', body: wanted.look };
  });
