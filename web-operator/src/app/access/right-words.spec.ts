import { PERMISSIONS, RIGHT_NEEDS, RIGHTS_WITHOUT_SCREEN, unmetNeeds, type Permission } from '@karta/domain';
import { homeOf } from '../frames/menu-items.ts';
import { RIGHTS } from './right-words.ts';

const homeWith = (...rights: Permission[]): string =>
  homeOf((permission) => rights.some((each) => each === permission));
/** Its page is no screen of ours: the menu links to it. */
const OTHER_PAGE: Permission = 'job.read';

describe('the rights that an administrator ticks', () => {
  it.each(PERMISSIONS)(
    '%s opens a screen with what the access screen says it needs, or is said to have none',
    (right) => {
      const hasScreen = RIGHTS.find(({ code }) => code === right)?.hasScreen;
      expect(hasScreen).toBe(!RIGHTS_WITHOUT_SCREEN.includes(right));
      const homes =
        RIGHT_NEEDS[right].length === 0 ? [homeWith(right)] : RIGHT_NEEDS[right].map((need) => homeWith(right, need));
      const isReached = homes.every((home) => home !== '/brak-dostepu');
      expect(isReached).toBe(hasScreen && right !== OTHER_PAGE);
    },
  );

  it.each(PERMISSIONS.filter((right) => homeWith(right) === '/brak-dostepu'))(
    '%s alone leads to no screen: the access screen says what else is needed',
    (right) => {
      const isSaid = unmetNeeds([right]).length > 0 || RIGHTS_WITHOUT_SCREEN.includes(right) || right === OTHER_PAGE;
      expect(isSaid).toBe(true);
    },
  );
});
