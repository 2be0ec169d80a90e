import { submittedApplication, verificationOf } from '../makers/applications.ts';
import { operator } from '../makers/caller.ts';
import { seen } from '../makers/cases.ts';
import { letterText } from '../makers/letters.ts';
import { applicationState } from '../makers/production.ts';
import { DEMO } from '../makers/town.ts';

describe('an application whose case an administrator has ended', () => {
  it('ends with it: the applicant reads so, is told by letter, and may file again with the same answers', async () => {
    // given
    const filed = await submittedApplication();
    const { portal, applicationId } = filed;
    const [admin, clerk] = await Promise.all([operator(DEMO.admin), operator()]);
    await verificationOf(clerk, applicationId);
    const workflowId = `nowa-rzeczna/card-application/${applicationId}`;
    const query = `?workflowId=${encodeURIComponent(workflowId)}`;
    await admin.must(admin.post(`/api/admin/cases/cancel${query}`, { reason: 'Sprawa założona przez pomyłkę' }));
    await seen(admin, workflowId, 'its end', ({ state }) => state === 'cancelled');

    // then
    await applicationState(portal, applicationId, 'ended-by-office');
    const letter = await letterText(filed.applicant.email, /sprawa zakończona/);
    expect(letter).toContain(`/wnioski/${applicationId}`);
    const late = await portal.post(`/api/resident/applications/${applicationId}/withdraw`);
    expect(late.body['code']).toBe('APPLICATION_NOT_WITHDRAWABLE');

    // and when
    const again = portal.post<{ id: string }>('/api/resident/applications', {
      form: 'card-issue',
      like: applicationId,
    });
    const { id } = await portal.must(again);

    // then
    const view = await portal.get<{ data: { street: string; pesel: string } }>(`/api/resident/applications/${id}`);
    expect(view.body.data).toMatchObject({ street: 'Nadbrzeżna', pesel: filed.applicant.pesel });
  });
});
