import { html, linkedText, page, polishTime } from '../stand-in/page.ts';
import type { StoredMail } from './mailbox.ts';

const LEAD = 'Skrzynka pokazowa: wszystkie wiadomości, które wysłał system. Nic stąd nie wychodzi na zewnątrz.';

/** The list of letters, newest first. */
export function inboxPage(mails: readonly StoredMail[], to: string | undefined): string {
  const items = mails.map(
    (mail) =>
      html`<li class="item">
        <a class="subject" href="/mail/${mail.id}">${mail.subject === '' ? '(bez tematu)' : mail.subject}</a>
        <p class="meta">
          <span>do: <b>${mail.to.join(', ')}</b></span
          ><span>od: ${mail.from}</span><time datetime="${mail.at}">${polishTime(mail.at)}</time>
        </p>
      </li>`,
  );
  const list =
    items.length === 0
      ? html`<p class="empty">Nie ma jeszcze żadnej wiadomości. Nowa pokaże się tu sama.</p>`
      : html`<ul class="list">
          ${items}
        </ul>`;
  const filter =
    to === undefined
      ? html``
      : html`<p class="row"><span class="chip">do: ${to}</span><a href="/">Pokaż wszystkie</a></p>`;
  return page('Poczta', LEAD, html`${filter}${list}`, '/messages/count');
}

/** One letter; links open in a new tab and the letter's own markup runs no script. */
export function mailPage(mail: StoredMail): string {
  const framed = `<base target="_blank">${mail.html}`;
  const rich =
    mail.html === ''
      ? html``
      : html`<iframe
          title="Treść wiadomości"
          height="520"
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          srcdoc="${framed}"
        ></iframe>`;
  return page(
    mail.subject === '' ? '(bez tematu)' : mail.subject,
    `do: ${mail.to.join(', ')} · od: ${mail.from} · ${polishTime(mail.at)}`,
    html`<p><a href="/">← Wszystkie wiadomości</a></p>
      ${rich}
      <article class="item">
        <h2>Treść</h2>
        <div class="body">${linkedText(mail.text)}</div>
      </article>`,
  );
}

export function missingMailPage(): string {
  return page('Nie ma takiej wiadomości', LEAD, html`<p><a href="/">← Wszystkie wiadomości</a></p>`);
}
