import { randomUUID } from 'node:crypto';
import type { SavedView, SavedViewList, ViewSetup } from '@karta/contracts';
import { operator, type Caller } from '../makers/caller.ts';
import { withRecords } from '../makers/cases.ts';
import { employed, hired } from '../makers/staff.ts';

const SETUP: ViewSetup = {
  columns: ['number', 'holder', 'state'],
  sort: 'holder',
  direction: 'asc',
  search: 'żółcińska',
  filters: {},
};
const OWNER = 'Alicja Widokowa';
let owner: Caller;
let colleague: Caller;

beforeAll(async () => {
  owner = await operator((await employed(['clerk'], { name: OWNER })).email);
  colleague = await hired(['clerk']);
}, 60_000);

async function saved(change: Partial<ViewSetup> = {}): Promise<SavedView> {
  const view = { list: 'cards', name: `Widok ${randomUUID().slice(0, 8)}`, setup: { ...SETUP, ...change } };
  return owner.must(owner.post<SavedView>('/api/operator/views', view));
}
const share = ({ id }: { id: string }, role: string | null = null, by = owner) =>
  by.put(`/api/operator/views/${id}/share`, { role });
const unshare = ({ id }: { id: string }, by = owner) => by.delete(`/api/operator/views/${id}/share`);
const seenBy = async (who: Caller, { id }: { id: string }) =>
  (await who.must(who.get<SavedViewList>('/api/operator/views'))).shared.find((view) => view.id === id);
/** Somebody with a role of these rights, whose role hides these columns. */
async function withRole(permissions: string[], hidden: string[] = []): Promise<{ caller: Caller; role: string }> {
  const code = `rola-${randomUUID().slice(0, 8)}`;
  await withRecords(async ({ knex }) => {
    await knex('roles').insert({ code, name: code });
    await knex('role_grants').insert(permissions.map((permission) => ({ roleCode: code, permission })));
    for (const field of hidden) await knex('field_rights').insert({ roleCode: code, register: 'cards', field });
  });
  return { caller: await hired([code]), role: code };
}

describe('C-4 a shared view', () => {
  it('C-4 is seen by who sees the list and may save no views, and who is told no roles to share with', async () => {
    // given
    const { caller, role } = await withRole(['card.read']);
    const view = await saved();

    // when
    await owner.must(share(view, role));

    // then
    expect(await seenBy(caller, view)).toMatchObject({ name: view.name, owner: OWNER });
    const { roles } = await caller.must(caller.get<SavedViewList>('/api/operator/views'));
    expect(roles).toEqual([]);
    const copy = { list: 'cards', name: 'Moja', setup: SETUP };
    expect(await caller.post('/api/operator/views', copy)).toMatchObject({ status: 403 });
  });

  it('C-4 is seen with its owner by who sees the list, while it is shared, and is nobody else’s to change', async () => {
    // given
    const view = await saved();
    const before = await seenBy(colleague, view);

    // when
    await owner.must(share(view));

    // then
    const shown = await seenBy(colleague, view);
    const own = await owner.must(owner.get<SavedViewList>('/api/operator/views'));
    expect(before).toBeUndefined();
    expect(shown).toEqual({
      id: view.id,
      list: 'cards',
      name: view.name,
      setup: SETUP,
      owner: OWNER,
      mayUnshare: false,
    });
    expect(own.views.find(({ id }) => id === view.id)).toMatchObject({ share: { role: null } });
    expect(own.shared.map(({ id }) => id)).not.toContain(view.id);
    const foreign = [
      await share(view, null, colleague),
      await unshare(view, colleague),
      await colleague.delete(`/api/operator/views/${view.id}`),
    ];
    expect(foreign.map(({ status }) => status)).toEqual([404, 404, 404]);

    // and when
    await owner.must(unshare(view));
    expect(await seenBy(colleague, view)).toBeUndefined();
  });

  it('C-4 is seen by the role that it is shared with alone, and ends with that role', async () => {
    // given
    const view = await saved();
    const { caller, role } = await withRole(['card.read', 'view.save']);

    // when
    await owner.must(share(view, role));

    // then
    expect(await seenBy(caller, view)).toBeDefined();
    expect(await seenBy(colleague, view)).toBeUndefined();
    await withRecords(async ({ knex }) => {
      await knex('operator_roles').where({ roleCode: role }).delete();
      await knex('roles').where({ code: role }).delete();
    });
    const { views } = await owner.must(owner.get<SavedViewList>('/api/operator/views'));
    expect(views.find(({ id }) => id === view.id)).toMatchObject({ share: null });
  });

  it('C-4 gives nobody a list, a column, a filter or a name that they may not see', async () => {
    // given
    const [plain, filtered] = [await saved(), await saved({ filters: { state: 'ready' }, search: '' })];
    for (const view of [plain, filtered]) await owner.must(share(view));
    const { caller: listless } = await withRole(['task.read', 'view.save']);
    const { caller: nameless } = await withRole(['card.read', 'view.save'], ['holder']);
    const { caller: stateless } = await withRole(['card.read', 'view.save'], ['state']);

    // then
    expect([await seenBy(listless, plain), await seenBy(listless, filtered)]).toEqual([undefined, undefined]);
    expect((await seenBy(nameless, plain))?.setup).toEqual({
      ...SETUP,
      columns: ['number', 'state'],
      search: '',
      sort: 'created',
    });
    expect((await seenBy(stateless, plain))?.setup.columns).toEqual(['number', 'holder']);
    expect(await seenBy(stateless, filtered)).toBeUndefined();
  });

  it('C-4 holds no number of a person: neither a new view nor one that was saved before', async () => {
    // given
    const view = await saved();
    await withRecords(({ knex }) =>
      knex('saved_views')
        .where({ id: view.id })
        .update({ setup: JSON.stringify({ ...SETUP, search: '44051401359' }) }),
    );

    // when
    const old = await share(view);
    const fresh = await owner.post('/api/operator/views', {
      list: 'cards',
      name: 'Nowy',
      setup: { ...SETUP, filters: { state: '44051401359' } },
    });

    // then
    expect([old, fresh].map(({ body }) => body['code' as never])).toEqual([
      'PERSONAL_NUMBER_IN_TEXT',
      'PERSONAL_NUMBER_IN_TEXT',
    ]);
  });

  it('C-4 is taken back by who looks after the settings, and stays its owner’s own', async () => {
    // given
    const view = await saved();
    await owner.must(share(view, 'auditor'));
    const { caller } = await withRole(['card.read', 'view.save', 'settings.change']);

    // when
    const seen = await seenBy(caller, view);
    await caller.must(unshare(view, caller));

    // then
    expect(seen).toMatchObject({ mayUnshare: true });
    const { views } = await owner.must(owner.get<SavedViewList>('/api/operator/views'));
    expect(views.find(({ id }) => id === view.id)).toMatchObject({ name: view.name, share: null });
    const acts = await withRecords(({ knex }) =>
      knex('audit').where({ subjectId: view.id }).orderBy('id').pluck('act'),
    );
    expect(acts).toEqual(['view.share', 'view.unshare']);
  });

  it('C-4 is not shared with a role that is not there', async () => {
    expect(await share(await saved(), 'nikt-taki')).toMatchObject({ status: 422 });
  });
});
