import express, { Router } from 'express';
import type { Provider } from 'oidc-provider';
import { html, page } from '../stand-in/page.ts';

/** The pages of the provider: who are you, and did you show a second factor? */
export function signInPages(provider: Provider): Router {
  const pages = Router();
  pages.get('/interaction/:uid', (req, res) => {
    const action = `/interaction/${encodeURIComponent(req.params.uid)}`;
    const form = html`<form class="item" method="post" action="${action}">
      <p>
        <label>Login <input name="login" required autofocus /></label>
      </p>
      <p>
        <label><input type="checkbox" name="mfa" /> Drugi składnik potwierdzony</label>
      </p>
      <div class="row">
        <button name="act" value="enter">Zaloguj</button
        ><button name="act" value="refuse" formnovalidate>Anuluj</button>
      </div>
    </form>`;
    res.send(page('Konto urzędowe', 'Zastępczy dostawca OpenID: każdy login jest dobry.', form));
  });
  pages.post('/interaction/:uid', express.urlencoded({ extended: false }), async (req, res) => {
    const { login, mfa, act } = req.body as Record<string, string | undefined>;
    const result =
      act === 'refuse'
        ? { error: 'access_denied', error_description: 'The person said no.' }
        : { login: { accountId: login ?? '', amr: mfa ? ['pwd', 'mfa'] : ['pwd'], remember: false } };
    await provider.interactionFinished(req, res, result);
  });
  return pages;
}
