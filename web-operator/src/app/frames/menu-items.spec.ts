import { homeOf } from './menu-items.ts';

describe('the first screen after signing in', () => {
  it('is the task list for a clerk', () => {
    expect(homeOf((permission) => ['task.read', 'card.read'].includes(permission))).toBe('/zadania');
  });

  it('is the processes for an admin without tasks', () => {
    expect(homeOf((permission) => permission === 'process.read')).toBe('/procesy');
  });

  it('says so when nothing is allowed', () => {
    expect(homeOf(() => false)).toBe('/brak-dostepu');
  });
});
