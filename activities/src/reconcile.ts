import { installationSettings, openInstallation, payloadKeyOf, tellInShort, type City } from '@karta/db';
import { eraseAgain, SealCopy } from '@karta/services';
import { connectClient, temporalAddress, type KeyOf } from '@karta/workflows/codec';
import type { Client } from '@temporalio/client';
import { setTimeout as sleep } from 'node:timers/promises';
import { differenceOf, findDifferences } from './reconcile/differences.ts';
import { healCase } from './reconcile/heal-case.ts';
import { installSdkLogger } from './sdk-logger.ts';

// npm run reconcile [-- --heal]: lists the cases about which the records of the towns and Temporal differ, and heals them.
// After a restore, `--restored` first erases again who was erased since the backup, and ends every session.
installSdkLogger();
const { env, argv } = process;
const options = new Set(argv.slice(2));
const TASK_QUEUE = 'karta';
/** What differs only because it was just being told agrees after this time. */
const SETTLES_AFTER_MS = 2000;

if ([...options].some((option) => !['--heal', '--restored'].includes(option)))
  tell('Use: npm run reconcile [-- --heal]');
else await reconcileAll();
process.exit();

async function reconcileAll(): Promise<void> {
  const installation = await openInstallation(installationSettings(env));
  const keyOf = payloadKeyOf(installation);
  const temporal = connectClient(temporalAddress(env), keyOf);
  const canAsk = await installation.isBeating('worker');
  try {
    // everybody first: whatever fails later, nobody who was erased is served
    if (options.has('--restored')) await afterRestoreOf(installation.cities);
    for (const city of installation.cities) await reconcileCity(city, temporal.client, { canAsk, keyOf });
    if (!canAsk)
      say(
        'No worker runs, so nobody asked how far the cases are. Comparison again once the town runs: npm run reconcile',
      );
  } catch (error) {
    tell(`The look was broken off (${tellInShort(error)}). See that PostgreSQL and Temporal answer, then try again.`);
    process.exitCode = 1;
  }
  await temporal.close();
  await installation.close();
}

async function reconcileCity(
  city: City,
  client: Client,
  { canAsk, keyOf }: { canAsk: boolean; keyOf: KeyOf },
): Promise<void> {
  const comparison = { city, client, canAsk };
  const found = await findDifferences(comparison);
  if (found.length > 0) await sleep(SETTLES_AFTER_MS);
  let count = 0;
  for (const { workflowId } of found) {
    const difference = await differenceOf(comparison, workflowId);
    if (!difference) continue;
    count += 1;
    if (!options.has('--heal')) {
      tell(`${workflowId}: ${difference}`);
      continue;
    }
    const healed = await healCase({ city, client, keyOf, taskQueue: TASK_QUEUE }, workflowId, difference).catch(
      (error: unknown) => `incident: not healed (${tellInShort(error)})`,
    );
    if (healed.startsWith('incident')) tell(`${workflowId}: ${difference}, ${healed}`);
    else say(`${workflowId}: ${difference}, ${healed}`);
  }
  say(
    `${city.id}: ${count === 0 ? 'no case differs' : `${count} cases differ${options.has('--heal') ? 'ed' : '; heal them: npm run reconcile -- --heal'}`}`,
  );
}

async function afterRestoreOf(cities: readonly City[]): Promise<void> {
  for (const city of cities) await afterRestore(city);
  const open = new Set(cities.map(({ id }) => id));
  const listed = new Set(cities.flatMap(({ erasures }) => erasures.read().map(({ cityId }) => cityId)));
  for (const id of listed) {
    if (open.has(id)) continue;
    tell(`${id}: not served, so nobody is erased again there. Once it is: npm run reconcile -- --restored`);
  }
}

/** What the backup must not bring back: people who were erased, and sessions that were ended. */
async function afterRestore(city: City): Promise<void> {
  for (const table of ['resident_sessions', 'operator_sessions', 'desk_sessions']) await city.knex(table).delete();
  const { number } =
    (await city.knex('audit_seals').max({ number: 'number' }).first<{ number: number | null }>()) ?? {};
  new SealCopy(city).noteRestored(number ?? 0);
  let erased = 0;
  for (const { cityId, accountId } of city.erasures.read()) {
    if (cityId === city.id && (await eraseAgain(city, accountId))) erased += 1;
  }
  say(`${city.id}: ${erased} people erased again, all sessions ended`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function tell(problem: string): void {
  process.stderr.write(`${problem}\n`);
  process.exitCode = 2;
}
