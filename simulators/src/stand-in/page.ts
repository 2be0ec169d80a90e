/** A piece of markup that is already safe to send. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
}

type Part = string | number | Html | readonly Html[];

/** Template tag: every value is escaped unless it is markup made by this tag. */
export function html(strings: TemplateStringsArray, ...values: Part[]): Html {
  const rendered = values.map((value) => {
    if (value instanceof Html) return value.text;
    if (typeof value === 'object') return value.map((part) => part.text).join('');
    return escapeHtml(String(value));
  });
  return new Html(strings.map((text, at) => text + (rendered[at] ?? '')).join(''));
}

/** Turns the addresses in a plain text into links and keeps its line breaks. */
export function linkedText(text: string): Html {
  const pieces = text.split(/(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)])/g);
  const linked = pieces.map((piece, at) =>
    at % 2 === 1
      ? `<a href="${escapeHtml(piece)}" target="_blank" rel="noopener">${escapeHtml(piece)}</a>`
      : escapeHtml(piece),
  );
  return new Html(linked.join(''));
}

const WARSAW = new Intl.DateTimeFormat('pl-PL', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Warsaw' });

/** An instant (ISO 8601) as a Polish reader writes it. */
export function polishTime(instant: string): string {
  return WARSAW.format(new Date(instant));
}

const STYLE = `
:root{color-scheme:light dark;--ink:#14201e;--soft:#475653;--bg:#f4f6f4;--panel:#fff;--line:#cdd6d2;--town:#00586b;--tint:#d5ecf1}
@media(prefers-color-scheme:dark){:root{--ink:#e6eeeb;--soft:#a9bab5;--bg:#0f1716;--panel:#17211f;--line:#34423f;--town:#7fd0e2;--tint:#12404b}}
*{box-sizing:border-box}body{margin:0;background:var(--bg);color:var(--ink);font:16px/1.5 'Source Sans 3','Segoe UI',system-ui,sans-serif}
header{padding:20px 24px;border-bottom:1px solid var(--line);background:var(--panel)}header p{margin:4px 0 0;color:var(--soft)}
h1{margin:0;font:600 22px/1.3 Commissioner,'Segoe UI',system-ui,sans-serif}h2{font:600 18px/1.3 Commissioner,'Segoe UI',system-ui,sans-serif}
main{max-width:960px;margin:0 auto;padding:24px;display:grid;gap:16px}ul.list{list-style:none;margin:0;padding:0;display:grid;gap:12px}
.item{background:var(--panel);border:1px solid var(--line);border-radius:10px;padding:16px 20px;overflow-wrap:anywhere}
.meta{color:var(--soft);font-size:14px;display:flex;flex-wrap:wrap;gap:4px 16px}.body{white-space:pre-wrap;margin:8px 0 0}
.chip{background:var(--tint);border-radius:99px;padding:1px 10px;font-size:14px;color:var(--ink)}a{color:var(--town)}a:focus-visible,button:focus-visible{outline:3px solid currentColor;outline-offset:2px}
.subject{font-weight:600;font-size:18px}.empty{color:var(--soft);text-align:center;padding:48px 0}iframe,embed{width:100%;border:1px solid var(--line);border-radius:10px;background:#fff}
button{font:inherit;padding:8px 16px;border-radius:10px;border:1px solid var(--line);background:var(--panel);color:var(--ink);cursor:pointer}form{display:inline}
.row{display:flex;flex-wrap:wrap;gap:12px;align-items:center}`;

/** A whole Polish page. `watch` is an address whose answer, once changed, reloads the page. */
export function page(title: string, lead: string, content: Html, watch?: string): string {
  const script =
    watch === undefined
      ? ''
      : `<script>let seen;setInterval(async()=>{try{const now=await(await fetch(${JSON.stringify(watch)})).text();if(seen!==undefined&&seen!==now)location.reload();seen=now}catch{}},2000)</script>`;
  return `<!doctype html><html lang="pl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head><body><header><h1>${escapeHtml(title)}</h1><p>${escapeHtml(lead)}</p></header><main>${content.text}</main>${script}</body></html>`;
}
