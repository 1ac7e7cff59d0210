import { awaitedBefore, closeAgenda } from './close-time.policy.js';
import { decidePeriodClose } from './period-close.decide.js';
import { openPeriod } from './period-close.state.js';

const closesAt = '2026-11-04T09:30:00.000Z';

describe('the close of a period', () => {
  it('waits for those of the composition that stand before a service', () => {
    const order = { notices: ['intake', 'targets', 'supervision'] };
    expect(awaitedBefore(order, 'notices', ['supervision', 'rankings', 'intake'])).toStrictEqual([
      'intake',
      'supervision',
    ]);
    expect(awaitedBefore(order, 'intake', ['supervision'])).toStrictEqual([]);
  });

  it('is armed 20 s after the close, across midnight too, and only when nobody is awaited', () => {
    const at = (instant: string) => closeAgenda({ ...openPeriod, closesAt: instant });
    expect(at(closesAt)).toStrictEqual([{ kind: 'close', round: '1', at: '2026-11-04T09:30:20.000Z' }]);
    expect(at('2026-12-31T23:59:50.500Z')).toStrictEqual([
      { kind: 'close', round: '1', at: '2027-01-01T00:00:10.500Z' },
    ]);
    expect(closeAgenda({ ...openPeriod, closesAt, awaited: ['intake'] })).toStrictEqual([]);
    expect(closeAgenda(openPeriod)).toStrictEqual([]);
  });

  it('of a service that waits for nobody is expected by the calendar alone', () => {
    const terms = { awaitedMarkers: [] };
    const decision = decidePeriodClose({ type: 'expect', closesAt }, openPeriod, { stream: 'period/2026-10', terms });
    expect(decision).toStrictEqual({
      kind: 'accepted',
      events: [
        {
          type: 'kaoji.notices.marker-passed.v1',
          data: { period: '2026-10', closesAt, passed: [], awaited: [] },
        },
      ],
    });
  });

  it('is set when nobody is awaited any more, and once', () => {
    const circumstances = { stream: 'period/2026-10', terms: { awaitedMarkers: ['intake'] } };
    const passed = { ...openPeriod, closesAt, passed: ['intake'] };
    const event = { type: 'kaoji.notices.period-closed.v1', data: { period: '2026-10', closesAt } };
    expect(decidePeriodClose({ type: 'close' }, passed, circumstances)).toStrictEqual({
      kind: 'accepted',
      events: [event],
    });
    const closed = { ...passed, closed: true };
    expect(decidePeriodClose({ type: 'close' }, closed, circumstances)).toStrictEqual({ kind: 'accepted', events: [] });
  });

  it('is refused while markers are awaited', () => {
    const state = { ...openPeriod, closesAt, awaited: ['intake'] };
    const circumstances = { stream: 'period/2026-10', terms: { awaitedMarkers: ['intake'] } };
    expect(decidePeriodClose({ type: 'close' }, state, circumstances)).toStrictEqual({
      kind: 'rejected',
      code: 'markers-awaited',
    });
  });
});
