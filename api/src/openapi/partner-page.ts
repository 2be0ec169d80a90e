import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ERROR_STATUS, TEST_CARDS, type ErrorCode } from '@karta/domain';
import { PARTNER_DETAILS } from '../http/partner-details.ts';
import { PARTNER_API_VERSION, partnerStatusOf } from '../http/partner-protocol.ts';
import { fieldsOf, type Operation, operationsOf, type PageDocument } from './page-parts.ts';
import type { ServedAt } from './partner-document.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'partner-page');
const textOf = (file: string): string => readFileSync(join(FOLDER, file), 'utf8');
const CSS = textOf('page.css');
const EXAMPLES = [
  { name: 'curl', file: 'examples/curl.sh' },
  { name: 'TypeScript', file: 'examples/typescript.ts' },
  { name: 'Python', file: 'examples/python.py' },
  { name: 'PHP', file: 'examples/php.php' },
].map(({ name, file }) => ({ name, text: textOf(file) }));

type Words = typeof import('../../partner-page/words.json');
const WORDS = JSON.parse(textOf('words.json')) as Words;

/** Nothing runs on the page, and nothing is loaded: its style alone, by its hash. */
export const PAGE_POLICY = [
  `default-src 'none'`,
  `style-src 'sha256-${createHash('sha256').update(CSS).digest('base64')}'`,
  ...[`base-uri 'none'`, `form-action 'none'`, `frame-ancestors 'none'`],
].join('; ');

/** The page that a programmer of a partner reads, made of the document; `town` is the name of the programme's town. */
export function partnerPage(document: object, town: string, { url, contact }: ServedAt): string {
  const operations = operationsOf(document as PageDocument);
  const { title, lead, starting, trying, mistakes, limits, examples } = WORDS;
  const sections = [
    section('start', starting.heading, `<ol>${starting.steps.map((step) => `<li>${text(step)}</li>`).join('')}</ol>`),
    section('proby', trying.heading, `<p>${text(trying.lead)}</p>${testCards()}`),
    section('adresy', WORDS.operations.heading, operations.map((each) => operation(document, each)).join('')),
    section('bledy', mistakes.heading, `<p>${text(mistakes.lead)}</p>${problems()}`),
    section('limity', limits.heading, `<p>${text(limits.lead)}</p>`),
    section('przyklady', examples.heading, `<p>${text(examples.lead)}</p>${EXAMPLES.map(example).join('')}`),
  ];
  const links = [
    ...[
      ['start', starting.heading],
      ['proby', trying.heading],
      ['adresy', WORDS.operations.heading],
    ],
    ...[
      ['bledy', mistakes.heading],
      ['limity', limits.heading],
      ['przyklady', examples.heading],
    ],
  ];
  return `<!doctype html><html lang="pl"><head><meta charset="utf-8"><title>${text(title)}: ${text(town)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>${CSS}</style></head><body>
<header><h1>${text(title)}</h1><p>${text(town)}. ${text(lead)}</p>
<p>${text(WORDS.address)}: <code>${text(url)}/api/partner/v1</code><br>
${text(WORDS.version)}: <code>${PARTNER_API_VERSION}</code><br>
<a href="openapi.json">${text(WORDS.document)}</a></p>
<p>${text(WORDS.contact)} ${text(contact.name)}, <a href="mailto:${text(contact.email)}">${text(contact.email)}</a></p>
<nav aria-label="${text(title)}"><ul>${links.map(([id = '', word = '']) => `<li><a href="#${id}">${text(word)}</a></li>`).join('')}</ul></nav></header>
<main>${sections.join('\n')}</main></body></html>`;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const text = (raw: string): string => raw.replaceAll(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);
const section = (id: string, heading: string, content: string): string =>
  `<section id="${id}" aria-labelledby="${id}-h"><h2 id="${id}-h">${text(heading)}</h2>${content}</section>`;
const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  `<div class="wide" tabindex="0" role="group" aria-label="${text(heads.join(', '))}"><table><thead><tr>${heads.map((head) => `<th scope="col">${text(head)}</th>`).join('')}</tr></thead>
<tbody>${rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</tbody></table></div>`;
const code = (raw: string): string => `<code>${text(raw)}</code>`;

function testCards(): string {
  const { number, chip, answer, withPackages, withoutPackages } = WORDS.trying;
  const said = (card: (typeof TEST_CARDS)[number]): string =>
    card.status === 'active' ? `, ${text(card.hasPackages ? withPackages : withoutPackages)}` : '';
  const rows = TEST_CARDS.map((card) => [code(card.number), code(card.uid), code(card.status) + said(card)]);
  return table([number, chip, answer], [...rows, [code('TEST-0429'), '', '429'], [code('TEST-0503'), '', '503']]);
}

function operation(document: object, { id, method, path, scopes, request, answers }: Operation): string {
  const { needs, open, sends, gets, oneOf } = WORDS.operations;
  const summary = (WORDS.summaries as Readonly<Record<string, string>>)[id] ?? '';
  const scope = scopes.length > 0 ? `${text(needs)} ${scopes.map(code).join(', ')}` : text(open);
  const lists = (word: string, schemas: readonly unknown[]): string => {
    const forms = schemas.flatMap((schema) => fieldsOf(document, schema));
    const shown = forms.filter((fields) => fields.length > 0).map((fields) => fields.map(code).join(', '));
    return shown.length === 0 ? '' : `<p>${text(word)}: ${shown.join(`<br>${text(oneOf)}: `)}</p>`;
  };
  return `<h3>${code(`${method.toUpperCase()} ${path}`)}</h3><p>${text(summary)}</p>
<p class="quiet">${scope}</p>${lists(sends, request)}${lists(gets, answers)}`;
}

function problems(): string {
  const rows = Object.entries(PARTNER_DETAILS).map(([name, detail]) => {
    const status = ERROR_STATUS[name as ErrorCode];
    return [code(name), String(partnerStatusOf(name as ErrorCode, status)), `<span lang="en">${text(detail)}</span>`];
  });
  return table([WORDS.mistakes.code, WORDS.mistakes.status, 'detail'], rows);
}

const example = ({ name, text: raw }: { name: string; text: string }): string =>
  `<h3>${text(name)}</h3><pre tabindex="0" aria-label="${text(name)}"><code>${text(raw)}</code></pre>`;
