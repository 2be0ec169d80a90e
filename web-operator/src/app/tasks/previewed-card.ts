import type { TaskDetail } from '@karta/contracts';
import { ordersCard } from './task-words.ts';

/** What is known of a card before somebody approves it. */
export interface PreviewedCard {
  readonly cityName: string;
  readonly givenNames: string;
  readonly surname: string;
  readonly photoAddress: string | null;
}

/** The card that an approval of the task would order; null where it orders none. */
export function previewOf(task: TaskDetail, cityName: string): PreviewedCard | null {
  const { application, applicationType, outcomes } = task;
  if (!application || !outcomes.includes('approve') || !ordersCard(applicationType ?? '')) return null;
  const isNew = applicationType === 'card-issue';
  // A first card is printed from the application; another one from the register.
  const valueOf = (name: string): string => {
    const found = application.comparison.find(({ field }) => field === name);
    return (isNew ? found?.applied : (found?.registered ?? found?.applied)) ?? '';
  };
  const photo = application.photoFileId ?? application.registerPhotoFileId;
  return {
    cityName,
    givenNames: valueOf('firstName'),
    surname: valueOf('lastName'),
    photoAddress: photo && `/api/operator/files/${photo}`,
  };
}
