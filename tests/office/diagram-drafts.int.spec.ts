import { randomUUID } from 'node:crypto';
import type { Caller } from '../makers/caller.ts';
import { hired } from '../makers/staff.ts';

interface Opened {
  deployed: { version: number; xml: string } | null;
  draft: { xml: string; baseVersion: number; revision: number } | null;
  others: { name: string }[];
}

const open = (caller: Caller, key: string): Promise<Opened> =>
  caller.must(caller.get<Opened>(`/api/admin/modeller/${key}`));
const draft = (xml: string, revision = 0) => ({ xml, baseVersion: 1, revision });

describe('B-12: a draft of a diagram', () => {
  it('is kept for whoever draws, told to whoever else draws the same, and gone when it is given up', async () => {
    // given
    const [one, other] = [await hired(['admin']), await hired(['admin'])];
    const xml = `<szkic id="${randomUUID()}"/>`;

    // when
    await one.must(one.put('/api/admin/diagram-drafts/card-return', draft(xml)));

    // then
    expect((await open(one, 'card-return')).draft).toMatchObject({ xml, baseVersion: 1, revision: 1 });
    const seen = await open(other, 'card-return');
    expect(seen.draft).toBeNull();
    expect(seen.others.length).toBeGreaterThan(0);

    // and when
    await one.must(one.send('DELETE', '/api/admin/diagram-drafts/card-return', {}));

    // then
    expect((await open(one, 'card-return')).draft).toBeNull();
  });

  it('is not overwritten by another window of the same person', async () => {
    // given
    const drawer = await hired(['admin']);
    const path = '/api/admin/diagram-drafts/-new';
    await drawer.must(drawer.put(path, draft('<pierwszy/>')));
    await drawer.must(drawer.put(path, draft('<drugi/>', 1)));

    // when: a window that has not seen the second one saves, and one that has seen none
    const stale = await drawer.put(path, draft('<stary/>', 1));
    const unaware = await drawer.put(path, draft('<nowy/>'));

    // then
    expect([stale.status, unaware.status]).toEqual([409, 409]);
    expect((await open(drawer, '-new')).draft?.xml).toBe('<drugi/>');
  });

  it('takes no version’s place that was published since it was begun', async () => {
    // given
    const drawer = await hired(['admin']);
    const { deployed } = await open(drawer, 'card-return');

    // when
    const xml = (deployed?.xml ?? '').replace('isExecutable="true"', 'isExecutable="true" ');
    const late = await drawer.post('/api/admin/deployments', {
      xml: xml.replace(/name="[^"]*"/, 'name="Inny"'),
      note: 'późno',
      expected: 0,
    });

    // then
    expect({ status: late.status, code: late.body['code'] }).toEqual({ status: 409, code: 'CHANGED_MEANWHILE' });
  });

  it('gives every version of a process, and what a diagram may name', async () => {
    // given
    const drawer = await hired(['admin']);

    // when
    const { versions } = await drawer.must(
      drawer.get<{ versions: { version: number }[] }>('/api/admin/diagram-versions/card-return'),
    );
    const first = await drawer.must(drawer.get<{ xml: string }>('/api/admin/diagram-versions/card-return/1'));
    const missing = await drawer.get('/api/admin/diagram-versions/card-return/999');
    const town = await drawer.must(
      drawer.get<{ activities: string[]; groups: { code: string }[]; messages: string[] }>('/api/admin/modeller-town'),
    );

    // then
    expect(versions.at(-1)?.version).toBe(1);
    expect(first.xml).toContain('id="card-return"');
    expect(missing.status).toBe(404);
    expect(town.activities).toContain('notify');
    expect(town.groups.map(({ code }) => code)).toEqual(expect.arrayContaining(['applicant', 'card-office']));
    expect(town.messages).toContain('application-withdrawn');
  });
});
