// A busy computer needs longer than jest's five seconds; what waits says itself what it waits for.
jest.setTimeout(120_000);
