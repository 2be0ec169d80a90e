import { installationSettings, openInstallation, tellInShort } from '@karta/db';
import { verifyAudit } from '@karta/services';

// npm run audit:verify: compares the audit of each town with its seals, and names the first row that is not what was sealed.
const WORDS = {
  'row-changed': 'the row is not what was sealed',
  'row-missing': 'a row after this one is gone',
  'row-added': 'the row was put among sealed ones',
  'seal-changed': 'the seal does not follow from its rows and the seal before',
  'seal-missing':
    'the seal was noted beside the master key and is gone; after a restore: npm run reconcile -- --restored',
  'chain-replaced': 'the seal is another than was noted beside the master key',
} as const;

try {
  const installation = await openInstallation(installationSettings(process.env));
  for (const city of installation.cities) {
    const { rows, seals, wrong, wrongId } = await verifyAudit(city);
    if (wrong) process.exitCode = 2;
    const place = wrong?.startsWith('row') ? `row ${wrongId}` : `seal ${wrongId}`;
    process.stdout.write(
      wrong
        ? `${city.id}: WRONG at ${place}: ${WORDS[wrong]}. ${rows} rows under ${seals} seals before it are intact.\n`
        : `${city.id}: intact, ${rows} rows under ${seals} seals\n`,
    );
  }
  await installation.close();
} catch (error) {
  process.stderr.write(
    `The look was broken off (${tellInShort(error)}). See that PostgreSQL answers, then try again.\n`,
  );
  process.exitCode = 1;
}
process.exit();
