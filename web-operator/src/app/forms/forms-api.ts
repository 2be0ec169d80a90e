import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { FormList, NewForm } from '@karta/contracts';
import type { ApplicationFormRow, FormSurroundings } from '@karta/domain';
import { idempotent } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';

/** A published version of a form. */
export type FormVersion = FormList['forms'][number];

/** Requests about the types of applications, nothing else. */
@Injectable({ providedIn: 'root' })
export class FormsApi {
  private readonly http = inject(HttpClient);

  publish(form: NewForm, key: string): Promise<{ version: number }> {
    return firstValueFrom(this.http.post<{ version: number }>('/api/admin/forms', form, idempotent(key)));
  }
  retire(code: string, isRetired: boolean): Promise<unknown> {
    return firstValueFrom(this.http.put(`/api/admin/forms/${code}/retirement`, { isRetired }));
  }
}

/** Every version of every form. */
export const formList = (): HttpResourceRef<FormList | undefined> => httpResource<FormList>(() => '/api/admin/forms');

/** What a form may offer before anybody fills it. */
export const formSurroundings = (
  form: () => Pick<ApplicationFormRow, 'code' | 'kind'> | undefined,
): HttpResourceRef<FormSurroundings | undefined> =>
  httpResource<FormSurroundings>(() => {
    const of = form();
    return of && { url: '/api/admin/form-surroundings', params: { code: of.code, kind: of.kind } };
  });
