import { postedTypes } from '@kaoji/contracts';
import type { World } from '../plan/world.js';
import { paper } from './begin.js';

type Data = Readonly<Record<string, unknown>>;

const at = { unitCode: 'D02' } as const;
const window = { unitCode: 'D19', windowCode: 'W19' } as const;
const month = { period: '2026-09', value: '61.50' } as const;
const pause = { reason: 'expert-review', basis: '专家评审' } as const;

/** One of each type whose owner takes no part yet: kept, and delivered when it does. Key, subject and data. */
const samples: Readonly<Record<string, readonly [key: string, subject: string, data: Data]>> = {
  'target.progress-reported': ['agency-d02', 'MB-D02-01', { ...month, narrative: '截至九月累计完成。' }],
  'target.progress-verified': ['office', 'MB-D02-01', { period: '2026-09', result: 'accepted' }],
  'target.milestone-reached': ['agency-d02', 'MB-D02-02', { milestone: 'tender', reachedOn: '2026-09-28' }],
  'indicator.measured': ['follow-up', 'ZB-01', { ...at, ...month }],
  'investment.reviewed': [
    'agency-d04',
    'XM-01',
    { unitCode: 'D04', submitted: '1200.00', approved: '1100.00', workingDays: 12 },
  ],
  'notice.answered': ['agency-d02', 'TZ-01', { ...at, reply: '已整改。' }],
  'obligation.submitted': ['agency-d02', 'BS-01', { ...at, period: '2026', title: '年度专题报告' }],
  'problem.reported': ['agency-d02', 'NT-01', { ...at, title: '用地指标不足', content: '需协调年度指标。' }],
  'problem.progressed': ['agency-d02', 'NT-01', { ...at, note: '已专题研究。' }],
  'problem.resolved': ['agency-d02', 'NT-01', { ...at, evidence: [paper('纪要.pdf')] }],
  'danger.listed': [
    'emergency',
    'YH-01',
    { ...at, level: 'city', title: '油库消防设施失效', dueAt: '2026-11-30T17:30:00+08:00' },
  ],
  'danger.planned': [
    'agency-d02',
    'YH-01',
    {
      ...at,
      responsibility: '分管负责人',
      measures: '更换泵组',
      funds: '已安排',
      timeLimit: '2026-11-20',
      emergencyPlan: '值守',
    },
  ],
  'danger.rectified': ['agency-d02', 'YH-01', { ...at, evidence: [paper('验收单.pdf')] }],
  'inspection.found': ['inspection', 'MC-01', { ...at, kind: 'open', finding: '公示栏过期', severity: 'minor' }],
  'enterprise-inspection.opened': [
    'agency-d33',
    'SQ-01',
    { unitCode: 'D33', enterprise: '某食品厂', basis: '年度计划', items: ['台账'], until: '2026-10-30' },
  ],
  'enterprise-inspection.closed': ['agency-d33', 'SQ-01', { result: '未发现问题' }],
  'approval.received': ['agency-d19', 'SP-01', { itemCode: 'SX-01', unitCode: 'D19', applicant: '某申请人' }],
  'approval.materials-requested': ['agency-d19', 'SP-01', { materials: ['章程'] }],
  'approval.paused': ['agency-d19', 'SP-01', pause],
  'approval.resumed': ['agency-d19', 'SP-01', {}],
  'approval.step-done': ['agency-d19', 'SP-01', { step: 'review' }],
  'approval.decided': ['agency-d19', 'SP-01', { result: 'granted' }],
  'approval.declined': ['agency-d19', 'SP-02', { reason: '不属受理范围', basis: '事项目录' }],
  'service.rated': ['agency-d19', 'HP-01', { ...window, grade: 5, channel: 'window' }],
  'service.rating-appealed': [
    'agency-d19',
    'HP-02',
    { unitCode: 'D19', reason: '误评', evidence: [paper('说明.pdf')] },
  ],
  'litigation.concluded': ['audit', 'SS-01', { ...at, kind: 'lawsuit', outcome: 'upheld', head: 'appeared' }],
  'incident.reported': ['emergency', 'SG-01', { ...at, occurredOn: '2026-09-28', description: '无人员伤亡。' }],
  'commendation.awarded': ['office', 'BZ-01', { ...at, level: 'city', title: '先进集体' }],
};

/** All types that wait are posted once, on the first afternoon. */
export function waitingTypes(world: World): void {
  for (const { posted, waiting } of postedTypes) {
    const name = posted.type.replace(/^kaoji\.|\.v1$/g, '');
    const sample = samples[name];
    if (!waiting || !sample) continue;
    const [key, subject, data] = sample;
    const time = world.timeline.stopOf(2);
    world.diary.post({ id: `waiting-${name}`, key, type: posted.type, subject, time, data });
  }
}
