// Real servers on a busy computer need longer than the five seconds of a unit test; what waits says itself what it waits for.
jest.setTimeout(120_000);
