import { fillCommand } from './fill-command.ts';

describe('npm run fill', () => {
  it('puts no invented people into a town that is no demo', async () => {
    await expect(fillCommand(['200', '--city', 'zarzecze'])).rejects.toThrow('zarzecze is no demo town');
  });

  it.each([[[]], [['many']], [['0']], [['1.5']], [['10', '20']], [['10', '--town', 'x']]])(
    'says how it is used when told %j',
    async (args) => {
      await expect(fillCommand(args)).rejects.toThrow('npm run fill -- 200000');
    },
  );
});
