// KARTA_URL, KARTA_ID and KARTA_SECRET come from the office. Node 24 runs this file as it is.
const { KARTA_URL: url = '', KARTA_ID: id = '', KARTA_SECRET: secret = '' } = process.env;

const asked = await fetch(`${url}/oauth/token`, {
  method: 'POST',
  headers: { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` },
  body: new URLSearchParams({ grant_type: 'client_credentials' }),
});
const { access_token: token } = (await asked.json()) as { access_token: string };
const authorization = `Bearer ${token}`;

const answer = await fetch(`${url}/card-status`, {
  method: 'POST',
  headers: { authorization, 'content-type': 'application/json' },
  body: JSON.stringify({ number: 'TEST-0001' }),
});
console.log(answer.status, await answer.text());

const list = await fetch(`${url}/card-lists/black`, { headers: { authorization, accept: 'text/csv' } });
console.log(list.headers.get('card-list-version'), await list.text());
