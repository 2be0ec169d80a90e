import { html, linkedText, page, polishTime } from '../stand-in/page.ts';
import type { StoredSms } from './sms-ledger.ts';

const STATUS: Readonly<Record<StoredSms['status'], string>> = {
  pending: 'Oczekuje',
  sent: 'Wysłany',
  delivered: 'Doręczony',
  undelivered: 'Niedoręczony',
  unsent: 'Niewysłany',
};

/** The texts as they would stand on people's phones, newest first. */
export function phonePage(messages: readonly StoredSms[]): string {
  const items = messages.map(
    (sms) =>
      html`<li class="item">
        <p class="meta">
          <b>${sms.phone}</b><span>od: ${sms.sender ?? 'numer losowy (ECO+)'}</span
          ><time datetime="${sms.queuedAt}">${polishTime(sms.queuedAt)}</time><span>części: ${sms.parts}</span
          ><span class="chip">${STATUS[sms.status]}</span>
        </p>
        <div class="body">${linkedText(sms.text)}</div>
      </li>`,
  );
  const list =
    items.length === 0
      ? html`<p class="empty">Nie ma jeszcze żadnego SMS-a. Nowy pokaże się tu sam.</p>`
      : html`<ul class="list">
          ${items}
        </ul>`;
  return page(
    'SMS-y',
    'Pokazowy operator: wszystkie SMS-y, które wysłał system. Nic stąd nie wychodzi na telefony.',
    list,
    '/_control/count',
  );
}
