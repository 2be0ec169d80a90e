import express from 'express';
import { refuseUnlistedRoutes, servedPaths } from './unlisted-routes.ts';

describe('a listener that serves an address outside the route table', () => {
  it('fails the start, and the error names the address', () => {
    // given
    const app = express();
    app.get('/health/live', (_request, response) => void response.json({}));
    app.get('/api/secret', (_request, response) => void response.json({}));

    // then
    expect(() => refuseUnlistedRoutes(app)).toThrow('Routes outside the route table: /api/secret');
  });

  it('finds it on a nested router too', () => {
    // given
    const app = express();
    const inner = express.Router();
    inner.post('/resident/backdoor', (_request, response) => void response.json({}));
    app.use('/api', inner);

    // then
    expect(() => refuseUnlistedRoutes(app)).toThrow('/resident/backdoor');
  });

  it('starts with addresses of the table alone', () => {
    const app = express();
    app.get('/health/live', (_request, response) => void response.json({}));
    expect(() => refuseUnlistedRoutes(app)).not.toThrow();
    expect(servedPaths([])).toEqual([]);
  });
});
