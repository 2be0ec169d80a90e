import { PERMISSIONS } from './permissions.ts';
import { RIGHT_NEEDS, unmetNeeds } from './right-needs.ts';

describe('a right that is of use only beside another', () => {
  it('lacks it where nothing of what it needs is held', () => {
    expect(unmetNeeds(['card.hand-over', 'task.read'])).toEqual([{ right: 'card.hand-over', needs: ['card.read'] }]);
  });

  it.each([
    [['card.hand-over', 'card.read']],
    [['view.save', 'process.read']],
    [['settings.change']],
    [['gone.right']],
  ])('lacks nothing: %j', (held) => expect(unmetNeeds(held)).toEqual([]));

  it.each(PERMISSIONS)('%s needs only rights that need nothing more', (right) => {
    for (const need of RIGHT_NEEDS[right]) expect(unmetNeeds([right, need])).toEqual([]);
  });
});
