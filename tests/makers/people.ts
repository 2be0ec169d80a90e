import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testPesel } from '../../db/seeds/nowa-rzeczna/people.ts';

let count = Math.floor(Math.random() * 1_000_000);

export interface Applicant {
  firstName: string;
  lastName: string;
  email: string;
  password: string;
  pesel: string;
  phone: string;
}

/** Somebody new: an address and a PESEL that nobody in this town has yet. */
export function newApplicant(names: { firstName?: string; lastName?: string } = {}): Applicant {
  count += 1;
  const day = String(1 + (count % 28)).padStart(2, '0');
  const year = 1950 + (Math.floor(count / 28) % 55);
  return {
    firstName: names.firstName ?? 'Bożena',
    lastName: names.lastName ?? 'Grześkowiak',
    email: `osoba.${process.pid}.${count}@poczta.example`,
    password: 'Zielona-Brama-1467',
    pesel: testPesel(`${year}-0${1 + (count % 9)}-${day}`, count % 10_000),
    phone: `+4850${String(count % 100_000).padStart(5, '0')}01`,
  };
}

/** A drawn portrait as PNG. */
export function portrait(): Promise<Buffer> {
  return madeOnce('portrait.png', async () => {
    const { default: sharp } = await import('sharp');
    const svg = readFileSync(join(import.meta.dirname, '../../db/seeds/nowa-rzeczna/portraits/portrait-halina.svg'));
    return sharp(svg, { density: 200 }).resize(709, 945).png().toBuffer();
  });
}

/** The same as the register keeps it. */
export async function portraitJpeg(): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  return sharp(await portrait())
    .jpeg()
    .toBuffer();
}

/** A page that looks like a certificate. */
export function certificate(): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="620" height="877"><rect width="620" height="877" fill="#fff"/>
    <text x="310" y="120" font-size="28" text-anchor="middle">ZAŚWIADCZENIE</text>
    <text x="310" y="160" font-size="18" text-anchor="middle">o zameldowaniu na pobyt stały</text></svg>`;
  return madeOnce('certificate.png', async () => {
    const { default: sharp } = await import('sharp');
    return sharp(Buffer.from(svg)).png().toBuffer();
  });
}

/** A picture is drawn once a run, and read by every other file of tests. */
async function madeOnce(name: string, make: () => Promise<Buffer>): Promise<Buffer> {
  const path = join(process.env['KARTA_TEST_FOLDER'] ?? tmpdir(), `made-${name}`);
  if (existsSync(path)) return readFileSync(path);
  const made = await make();
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, made);
  renameSync(draft, path);
  return made;
}

/** A PDF of one page, with some words. */
export async function onePage(): Promise<Buffer> {
  const { PDFDocument } = await import('pdf-lib');
  const made = await PDFDocument.create();
  made.addPage([595, 842]).drawText('PIT', { x: 60, y: 700, size: 80 });
  return Buffer.from(await made.save());
}

/** Somebody whose surname nobody else in this town has, so that the lists can be read by name. */
export function rareApplicant(surname: string): Applicant {
  const letters = `${process.pid}${Date.now() % 100_000}`.replace(/\d/g, (digit) => 'aeioukrstn'.charAt(Number(digit)));
  return newApplicant({ firstName: 'Jagoda', lastName: `${surname}-R${letters}` });
}
