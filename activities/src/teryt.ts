import { createReadStream } from 'node:fs';
import { installationSettings, openInstallation, tellInShort } from '@karta/db';
import { importTeryt } from '@karta/services';

// npm run teryt -- <SIMC.csv> <ULIC.csv>: takes the names of places and streets over for each town.
const [simc, ulic] = process.argv.slice(2);
try {
  if (!simc || !ulic) throw new Error('Name both files: npm run teryt -- <SIMC.csv> <ULIC.csv>');
  const installation = await openInstallation(installationSettings(process.env));
  const read = (file: string) => () => createReadStream(file) as AsyncIterable<Buffer>;
  for (const city of installation.cities) {
    const { places, streets } = await importTeryt(city, read(simc), read(ulic));
    process.stdout.write(`${city.id}: ${places} places, ${streets} streets\n`);
  }
  await installation.close();
} catch (error) {
  process.stderr.write(`Nothing was taken over (${tellInShort(error)}).\n`);
  process.exitCode = 1;
}
process.exit();
