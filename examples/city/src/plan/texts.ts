import type { MatterKind, MatterSource } from '@kaoji/contracts';
import type { Seeded } from '../seeded.js';

/** What a matter is about. */
export interface Topic {
  readonly title: string;
  readonly category: string;
  readonly kind: MatterKind;
}

const topic = (category: string, kind: MatterKind, title: string): Topic => ({ category, kind, title });

const citizens: readonly Topic[] = [
  topic('供水', 'help', '小区二次供水水压不足'),
  topic('道路', 'complaint', '路面破损积水影响出行'),
  topic('噪声', 'complaint', '夜间施工噪声扰民'),
  topic('环卫', 'complaint', '垃圾清运不及时'),
  topic('教育', 'enquiry', '咨询随迁子女入学条件'),
  topic('医保', 'enquiry', '咨询异地就医备案手续'),
  topic('社保', 'help', '养老保险关系转移进度'),
  topic('公交', 'advice', '建议增设公交站点'),
  topic('路灯', 'help', '路灯连续多日不亮'),
  topic('物业', 'complaint', '物业公共收益未公示'),
  topic('燃气', 'help', '老旧小区燃气管道改造'),
  topic('停车', 'advice', '医院周边停车难'),
  topic('养老', 'help', '申请社区助餐服务'),
  topic('户籍', 'enquiry', '咨询户口迁移材料'),
  topic('消费', 'complaint', '预付卡商家停业退款'),
  topic('供暖', 'help', '供暖管网检修进度'),
  topic('绿化', 'advice', '行道树遮挡信号灯'),
  topic('农田', 'help', '灌溉渠道淤塞请求清理'),
];

const internal: Readonly<Partial<Record<MatterSource, readonly Topic[]>>> = {
  'meeting-decision': [
    topic('决策', 'task', '常务会议定事项：老旧管网改造进度'),
    topic('决策', 'task', '专题会议定事项：冬春保供'),
  ],
  'leader-instruction': [topic('批示', 'task', '批示件：河道整治情况'), topic('批示', 'task', '批示件：园区用工保障')],
  'deputy-proposal': [topic('建议', 'advice', '代表建议：完善乡镇卫生院急救点')],
  'cppcc-motion': [topic('提案', 'advice', '委员提案：保护历史街区')],
  'report-centre': [topic('举报', 'report', '转办：窗口超时收件情况')],
  'hidden-danger': [topic('隐患', 'task', '隐患整改：边坡监测'), topic('隐患', 'task', '隐患整改：消防通道')],
  'inspection-finding': [topic('检查', 'task', '明查暗访发现：公示内容过期')],
  'audit-finding': [topic('审计', 'task', '审计整改：专项资金结存')],
  'self-check': [topic('自查', 'task', '自查问题：档案不全')],
  'review-opinion': [topic('评议', 'advice', '评议意见：减少重复报表')],
  'project-problem': [topic('项目', 'task', '项目难题：临时用电接入')],
  obligation: [topic('报送', 'task', '报送事项：季度专题材料')],
};

/** Sources whose matters have a petitioner, and by whose system they are registered. */
export const citizenSources: readonly (readonly [MatterSource, string])[] = [
  ['hotline', 'hotline'],
  ['mayor-mailbox', 'office'],
  ['letter', 'petitions'],
  ['petition', 'petitions'],
  ['efficiency-110', 'inspection'],
  ['enterprise-110', 'enterprise'],
  ['media-exposure', 'media'],
  ['bad-rating', 'hotline'],
];

/** Sources whose matters have none; `self-check` is registered by the unit itself. */
export const internalSources: readonly (readonly [MatterSource, string])[] = [
  ['meeting-decision', 'office'],
  ['leader-instruction', 'office'],
  ['deputy-proposal', 'proposals'],
  ['cppcc-motion', 'proposals'],
  ['report-centre', 'inspection'],
  ['hidden-danger', 'emergency'],
  ['inspection-finding', 'inspection'],
  ['audit-finding', 'audit'],
  ['self-check', 'own'],
  ['review-opinion', 'office'],
  ['project-problem', 'enterprise'],
  ['obligation', 'office'],
];

export const citizenTopic = (chance: Seeded): Topic => chance.pick(citizens);

export const internalTopic = (source: MatterSource, chance: Seeded): Topic =>
  chance.pick(internal[source] ?? [topic('事项', 'task', '督办事项')]);
