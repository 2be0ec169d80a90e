import type { OfficeApplicationDetail } from '@karta/contracts';
import { httpResource, type HttpResourceRef } from '@angular/common/http';

/** One application with all that the office knows of it; each reading is recorded. None while there is no id. */
export const applicationDetail = (id: () => string | undefined): HttpResourceRef<OfficeApplicationDetail | undefined> =>
  httpResource<OfficeApplicationDetail>(() => {
    const wanted = id();
    return wanted === undefined ? undefined : `/api/operator/applications/${encodeURIComponent(wanted)}`;
  });
