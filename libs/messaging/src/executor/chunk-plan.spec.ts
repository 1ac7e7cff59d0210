import type { DueStep } from '@kaoji/kernel';
import { agendaChange } from './chunk-plan.js';

const noon = '2026-10-08T04:00:00.000Z';
const later = '2026-10-08T05:00:00.000Z';
const step = (kind: string, round: string, at = noon): DueStep => ({ kind, round, at });

describe('the difference between two agendas', () => {
  it('is nothing when nothing changed, in whatever order', () => {
    const before = [step('remind', '1'), step('escalate', '1')];
    expect(agendaChange(before, before.toReversed())).toStrictEqual({ armed: [], dropped: [] });
  });

  it('arms what is new and what moved', () => {
    const change = agendaChange(
      [step('remind', '1'), step('late', '1')],
      [step('remind', '1', later), step('late', '1'), step('late', '2')],
    );
    expect(change).toStrictEqual({ armed: [step('remind', '1', later), step('late', '2')], dropped: [] });
  });

  it('drops what is gone', () => {
    expect(agendaChange([step('remind', '1'), step('remind', '2')], [step('remind', '2')])).toStrictEqual({
      armed: [],
      dropped: [step('remind', '1')],
    });
  });

  it('notes a step that is passed over now', () => {
    const skipped: DueStep = { ...step('remind', '1'), skipped: true };
    expect(agendaChange([step('remind', '1')], [skipped])).toStrictEqual({ armed: [skipped], dropped: [] });
    expect(agendaChange([skipped], [skipped])).toStrictEqual({ armed: [], dropped: [] });
  });

  it('keeps kind and round apart', () => {
    expect(agendaChange([step('a', '11')], [step('a1', '1')]).armed).toStrictEqual([step('a1', '1')]);
  });
});
