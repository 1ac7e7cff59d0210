import { hotline, instruction, lifeAt, mailbox, notSolved, paper, satisfied, type Story } from './begin.js';

/** Two people review the request; both sides of every rate lose the case. */
const excluded: Story = (world) => {
  lifeAt(world, 'C02', 0.05)
    .register(hotline)
    .accept()
    .contact()
    .days(3)
    .reply('explained')
    .close()
    .followUp(notSolved)
    .wait(2)
    .own('exclusion-requested', { reason: 'beyond-duty', evidence: [paper('职责清单.pdf')] })
    .act('supervision-1', 'exclusion-reviews', { grant: true, reason: '超出法定职责。' })
    .act('inspection-1', 'exclusion-reviews', { grant: true, reason: '同意剔除。' })
    .shows('exclusion 剔除', 'matter-exclusion-decided', { granted: true });
};

const reworked: Story = (world) => {
  lifeAt(world, 'T01', 0.1)
    .register(mailbox)
    .accept()
    .contact()
    .days(2)
    .reply('solved')
    .act('supervision-1', 'reworks', { reason: '答复与现场不符，重新办理。', limit: { workingDays: 3 } })
    .own('accepted', {}, { suffix: '-again' })
    .days(2)
    .reply('solved', {}, '-again')
    .close()
    .followUp(satisfied)
    .shows('rework 重办', 'matter-sent-back')
    .shows('rework: a round of its own', 'matter-dispatched', { because: 'rework', round: 2 });
};

/** The petitioner's word outranks the unit's. */
const reworkedOnThePetitionersWord: Story = (world) => {
  lifeAt(world, 'D31', 0.05)
    .register(hotline)
    .accept()
    .contact()
    .days(2)
    .reply('solved')
    .close('supervision-2')
    .followUp(notSolved)
    .act('supervision-2', 'reworks', { reason: '群众反映未解决，退回重办。' })
    .own('accepted', {}, { suffix: '-again' })
    .days(3)
    .reply('partly', {}, '-again')
    .close('supervision-2')
    .shows('follow-up 回访: not solved', 'matter-followed-up', { answered: true, solved: 'not' });
};

/** One of two co-handlers is late: the lead names it and is on time itself. */
const jointWithOneLate: Story = (world) => {
  const coUnits = [{ unitCode: 'D11' }, { unitCode: 'D12' }];
  const life = lifeAt(world, 'C01', 0.15)
    .register({ ...instruction, data: { coUnits, limit: { workingDays: 5 } } })
    .accept();
  const part = (unitCode: string): void => {
    const data = { unitCode, reply: '我单位承担部分已办理。' };
    life.post('co-replied', data, { key: world.keyFor(unitCode), suffix: `-${unitCode}` });
  };
  life.days(3);
  part('D11');
  life.days(2).reply('partly', { outstandingUnitCodes: ['D12'] });
  life.days(2);
  part('D12');
  life.close();
  life.shows('joint handling 并联办理: the lead is on time', 'matter-replied', { onTime: true });
  life.shows('joint handling: one unit is late', 'matter-co-replied', { unit: 'D12', onTime: false });
};

const followedUpOnThreeDays: Story = (world) => {
  const life = lifeAt(world, 'C04', 0.1).register(hotline).accept().contact().days(2).reply().close();
  for (const suffix of ['-1', '-2', '-3']) life.followUp({ answered: false }, suffix).days(1);
  life.shows('follow-up: three tries on three days', 'matter-followed-up', { attempt: 3, answered: false });
};

const followUpSwitchedOff: Story = (world) => {
  lifeAt(world, 'D34', 0.3)
    .register(mailbox)
    .accept()
    .contact()
    .days(2)
    .reply()
    .act('supervision-3', 'follow-up-switch', { reason: '诉求人书面表示不再接受回访。' })
    .close('supervision-3')
    .shows('follow-up switched off by the office', 'matter-follow-up-switched-off');
};

/** Nobody accepts, nobody calls. */
const ignored: Story = (world) => {
  lifeAt(world, 'D33', 0.2)
    .register(hotline)
    .days(2, 1)
    .own('progressed', { note: '刚刚看到，马上办理。' })
    .days(2)
    .reply('partly')
    .close()
    .followUp(satisfied)
    .shows('acceptance missed 未按时签收', 'matter-acceptance-missed')
    .shows('first contact missed', 'matter-contact-missed');
};

const confidential: Story = (world) => {
  lifeAt(world, 'D02', 0.4)
    .register({ ...instruction, data: { confidential: true, functionalUnitCode: 'D22', weight: 'important' } })
    .accept()
    .days(6)
    .reply()
    .close();
};

export const endingStories: readonly Story[] = [
  excluded,
  reworked,
  reworkedOnThePetitionersWord,
  jointWithOneLate,
  followedUpOnThreeDays,
  followUpSwitchedOff,
  ignored,
  confidential,
];
