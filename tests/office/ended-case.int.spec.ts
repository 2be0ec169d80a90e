import { newDraft, submittedApplication, verificationOf } from '../makers/applications.ts';
import { operator } from '../makers/caller.ts';
import { seen } from '../makers/cases.ts';
import { DEMO } from '../makers/town.ts';

describe('an application whose case an administrator has ended', () => {
  it('is withdrawn at once when its applicant says so, who may then file again', async () => {
    // given
    const filed = await submittedApplication();
    const { portal, applicationId } = filed;
    const [admin, clerk] = await Promise.all([operator(DEMO.admin), operator()]);
    await verificationOf(clerk, applicationId);
    const workflowId = `nowa-rzeczna/card-application/${applicationId}`;
    const query = `?workflowId=${encodeURIComponent(workflowId)}`;
    await admin.must(admin.post(`/api/admin/cases/cancel${query}`, { reason: 'Sprawa założona przez pomyłkę' }));
    await seen(admin, workflowId, 'its end', ({ state }) => state === 'cancelled');

    // when
    await portal.must(portal.post(`/api/resident/applications/${applicationId}/withdraw`));

    // then
    const { body } = await portal.get(`/api/resident/applications/${applicationId}`);
    expect(body['state']).toBe('withdrawn');
    expect(await newDraft(filed)).toEqual(expect.any(String));
  });
});
