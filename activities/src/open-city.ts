import type { City, CityPart } from '@karta/db';
import type { Client } from '@temporalio/client';
import { startArchiver } from './archive/archiver.ts';
import { keepAudit } from './audit/keep-audit.ts';
import { startImporter } from './imports/importer.ts';
import type { Working } from './liveness.ts';
import { startCampaigns } from './messages/campaigns.ts';
import { startOwnLetters } from './messages/own-letters.ts';
import { startDailyRun } from './daily/schedule.ts';
import { startDeliveryReports } from './notifications/delivery-reports.ts';
import { startChannelWorker } from './notifications/processor.ts';
import { startCaseBatches } from './relay/case-batches.ts';
import { startFailingCasesWatch } from './relay/failing-cases.ts';
import { startReportMailer } from './reports/report-mailer.ts';
import { createDispatch } from './relay/dispatch.ts';
import { startRelay } from './relay/relay.ts';
import { startScanSweeper } from './scans/drop-scans.ts';
import { startTimerClock } from './starts/timer-clock.ts';

export interface WorkerParts {
  client: Client;
  taskQueue: string;
  /** Where what works by itself is watched. */
  working: Set<Working>;
}

/** Starts what the worker does for one city beside its activities. @throws when the city's database does not answer */
export async function openCity(city: City, { client, taskQueue, working }: WorkerParts): Promise<CityPart> {
  await city.knex.raw('select 1');
  const channels = [startChannelWorker(city, 'mail'), startChannelWorker(city, 'sms')];
  for (const channel of channels) working.add(channel);
  const parts = [
    ...channels,
    startDailyRun(city),
    startTimerClock(city),
    startRelay(city, createDispatch(city, client, taskQueue)),
    startFailingCasesWatch(city, client),
    startCaseBatches(city),
    startArchiver(city, client, taskQueue),
    keepAudit(city),
    startImporter(city),
    startReportMailer(city),
    startOwnLetters(city),
    startCampaigns(city),
    startDeliveryReports(city),
    startScanSweeper(city),
  ];
  return {
    async close() {
      for (const channel of channels) working.delete(channel);
      await Promise.all(parts.map((part) => part.close()));
    },
  };
}
