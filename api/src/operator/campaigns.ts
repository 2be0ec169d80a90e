import {
  CampaignAudience,
  CampaignChange,
  CampaignChoices,
  CampaignList,
  CampaignView,
  Id,
  NewCampaign,
} from '@karta/contracts';
import { RESIDENTS } from '@karta/contracts/registers';
import type { City } from '@karta/db';
import {
  addCampaign,
  campaignChoices,
  campaignReport,
  changeCampaign,
  dropCampaign,
  getCampaign,
  listCampaigns,
  TurnTaker,
  viewAudience,
  viewCampaign,
} from '@karta/services';
import * as z from 'zod';
import type { OperatorActor } from '../http/actor.ts';
import { operatorRoute } from '../http/definition.ts';
import { hiddenColumns, hidesPeople } from '../lists/hidden-columns.ts';
import { asDoer } from './as-doer.ts';

const OfCampaign = z.object({ id: Id });
/** Whole registers are counted: a few at once, some others wait their turn. */
const counts = new TurnTaker(2, 8);

/** Campaigns, the newest first (001-32). */
const getCampaigns = operatorRoute('campaign.send', {
  method: 'get',
  path: '/operator/campaigns',
  answer: CampaignList,
  handle: async (_input, { city }) => ({ campaigns: await listCampaigns(city.knex) }),
});

/** What there is to choose from when one is written. */
const getChoices = operatorRoute('campaign.send', {
  method: 'get',
  path: '/operator/campaign-choices',
  answer: CampaignChoices,
  handle: (_input, { city, actor }) => campaignChoices(city.knex, actor.operatorId),
});

/** Begins one as a draft. */
const postCampaign = operatorRoute('campaign.send', {
  method: 'post',
  path: '/operator/campaigns',
  body: NewCampaign,
  once: true,
  answer: z.object({ id: Id }),
  status: 201,
  handle: async ({ body }, { city, actor, trx }) => ({ id: await addCampaign(trx, body, asDoer(actor, city)) }),
});

/** One campaign, with what has come of it. */
const getOne = operatorRoute('campaign.send', {
  method: 'get',
  path: '/operator/campaigns/:id',
  params: OfCampaign,
  reads: ({ params }, { report }) =>
    report && report.uncertain.length > 0
      ? { act: 'register.read', subjectKind: 'campaign', subjectId: params.id }
      : null,
  answer: CampaignView,
  handle: ({ params }, { city, actor }) => viewOf(city, actor, params.id),
});

/** Saves a draft. */
const putCampaign = operatorRoute('campaign.send', {
  method: 'put',
  path: '/operator/campaigns/:id',
  params: OfCampaign,
  body: CampaignChange,
  transaction: true,
  answer: z.object({ version: z.number().int() }),
  async handle({ params, body }, { city, actor, trx }) {
    await changeCampaign(trx, city, params.id, body, asDoer(actor, city), hiddenColumns(actor, RESIDENTS));
    return { version: body.version + 1 };
  },
});

/** Throws a draft away. */
const deleteCampaign = operatorRoute('campaign.send', {
  method: 'delete',
  path: '/operator/campaigns/:id',
  params: OfCampaign,
  query: z.object({ version: z.coerce.number().int().min(1).max(1_000_000) }),
  transaction: true,
  answer: z.object({ id: Id }),
  async handle({ params, query }, { city, actor, trx }) {
    await dropCampaign(trx, params.id, query.version, asDoer(actor, city));
    return { id: params.id };
  },
});

/** Whom it would reach now, and what that brings; nothing is stored. */
const getAudience = operatorRoute('campaign.send', {
  method: 'get',
  path: '/operator/campaigns/:id/audience',
  params: OfCampaign,
  reads: ({ params }) => ({ act: 'register.read', subjectKind: 'campaign', subjectId: params.id }),
  answer: CampaignAudience,
  async handle({ params }, { city, actor }) {
    const campaign = await getCampaign(city.knex, params.id);
    const seen = { hidden: hiddenColumns(actor, RESIDENTS), hidesNames: hidesPeople(actor) };
    return counts.take(() => viewAudience(city, campaign, seen));
  },
});

async function viewOf(city: City, actor: OperatorActor, id: string): Promise<CampaignView> {
  const view = await viewCampaign(city.knex, id);
  return { ...view, report: view.state === 'draft' ? null : await campaignReport(city, id, hidesPeople(actor)) };
}

export const campaignRoutes = [
  getCampaigns,
  getChoices,
  postCampaign,
  getOne,
  putCampaign,
  deleteCampaign,
  getAudience,
] as const;
