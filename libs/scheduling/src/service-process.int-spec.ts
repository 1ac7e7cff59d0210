import { MisdeclaredHandlers } from '@kaoji/messaging';
import { FixedClock, until } from '@kaoji/testing';
import { ServiceProcess } from './service-process.js';
import type { ServiceDefinition } from './service-definition.js';
import { bellDefinition, mirrorStroke } from './spec-fixtures/bell.js';
import { Belfry, strike } from './spec-fixtures/belfry.js';

const clock = new FixedClock('2026-10-08T02:00:00.000Z');
let belfry: Belfry;
beforeEach(async () => {
  belfry = await Belfry.open();
});
afterEach(() => belfry.close());

const reacting = (reactions: ServiceDefinition['handlers']['reactions']): ServiceDefinition => ({
  ...bellDefinition('mirror'),
  handlers: { reactions, projections: [] },
});

describe('a service does not start', () => {
  it('when a type listed for it has no handler', () => {
    expect(() => ServiceProcess.prepare(reacting({}), belfry.platform(clock))).toThrow(
      new MisdeclaredHandlers('mirror has no handler for kaoji.bell.struck.v1'),
    );
  });

  it('when it handles a type that is not listed for it', () => {
    const both = { 'kaoji.bell.struck.v1': mirrorStroke, 'kaoji.bell.rung.v1': mirrorStroke };
    expect(() => ServiceProcess.prepare(reacting(both), belfry.platform(clock))).toThrow(
      'mirror handles kaoji.bell.rung.v1',
    );
  });
});

describe('two services in one process', () => {
  it('follow each other, let time work, and tell where they are', async () => {
    const platform = belfry.platform(clock);
    const [source, mirror] = ['source', 'mirror'].map((name) => ServiceProcess.prepare(bellDefinition(name), platform));
    if (!source || !mirror) throw new Error('not prepared');
    await source.follow();
    await mirror.follow();
    await source.executor.submit(strike('bell/a', { type: 'strike' }, clock.now()));
    await source.executor.submit(strike('bell/a', { type: 'set', at: clock.now() }, clock.now()));
    await until('the stroke is copied', async () => (await belfry.events('mirror')).length === 1);
    await until('the bell rings', async () => (await belfry.events('source')).length === 3, 20_000);
    const { head } = await source.status();
    await until('the mirror is at the head', async () => (await mirror.status()).positions['source'] === head);
    expect(await mirror.status()).toMatchObject({ service: 'mirror', parked: 0, nextDue: null, now: clock.now() });
    await Promise.all([source.close(), mirror.close()]);
    expect(belfry.said.filter(({ message }) => message !== 'stream')).toStrictEqual([]);
  }, 40_000);

  it('goes on after a restart where it was, with what came meanwhile', async () => {
    const start = async (name: string) => {
      const running = ServiceProcess.prepare(bellDefinition(name), belfry.platform(clock));
      await running.follow();
      return running;
    };
    const source = await start('source');
    await source.executor.submit(strike('bell/a', { type: 'strike' }, clock.now()));
    const first = await start('mirror');
    await until('the stroke is copied', async () => (await belfry.events('mirror')).length === 1);
    await first.close();
    await source.executor.submit(strike('bell/a', { type: 'strike' }, clock.now()));
    const second = await start('mirror');
    await until('the other too', async () => (await belfry.events('mirror')).length === 2);
    await Promise.all([source.close(), second.close()]);
  }, 40_000);

  it('does not follow a producer that is not in the composition', async () => {
    const alone = ServiceProcess.prepare(reacting({}), belfry.platform(clock, { composition: ['mirror'] }));
    await alone.follow();
    expect((await alone.status()).positions).toStrictEqual({});
    await alone.close();
  }, 20_000);
});
