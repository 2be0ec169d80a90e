import type { TaskDetail } from '@karta/contracts';
import { previewOf } from './previewed-card.ts';

const comparison = [
  { field: 'firstName', applied: 'Zofia', registered: 'Zofja', state: 'different' },
  { field: 'lastName', applied: 'Żak', registered: null, state: 'new' },
];
const task = (applicationType: string, more: object = {}): TaskDetail =>
  ({
    applicationType,
    outcomes: ['approve', 'reject'],
    application: { comparison, photoFileId: 'photo-1', registerPhotoFileId: null },
    ...more,
  }) as unknown as TaskDetail;

describe('the card before it is approved', () => {
  it('is printed as the application says where it is the first one', () => {
    expect(previewOf(task('card-issue'), 'Nowa Rzeczna')).toEqual({
      cityName: 'Nowa Rzeczna',
      givenNames: 'Zofia',
      surname: 'Żak',
      photoAddress: '/api/operator/files/photo-1',
    });
  });

  it('is printed as the register says where it is another one', () => {
    expect(previewOf(task('duplicate'), 'Nowa Rzeczna')).toMatchObject({ givenNames: 'Zofja', surname: 'Żak' });
  });

  it('is shown only where the approval orders one', () => {
    expect(previewOf(task('package-new'), 'Nowa Rzeczna')).toBeNull();
    expect(previewOf(task('card-issue', { outcomes: ['leave'] }), 'Nowa Rzeczna')).toBeNull();
    expect(previewOf(task('card-issue', { application: null }), 'Nowa Rzeczna')).toBeNull();
  });
});
