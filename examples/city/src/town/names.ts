import type { Seeded } from '../seeded.js';

const surnames = Array.from(
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜谢邹柏水窦章云苏潘葛范彭郎鲁韦马苗方俞任袁柳',
);
const given = Array.from(
  '文明志远建国海燕春梅秋菊晓峰立新永康德华嘉怡思源子轩雨桐浩然美玲少杰宏伟静芳振东丽娟家乐书琴成林若兰',
);

/** A made-up name of a person: surname and two characters. */
export const personName = (chance: Seeded): string => chance.pick(surnames) + chance.pick(given) + chance.pick(given);

/** Made-up counties of a made-up city. */
export const countyNames = ['云溪县', '青禾县', '白鹭县', '石桥县', '澄江区', '松岭区', '望河区', '金湾市'] as const;

const first = Array.from('东西南北上下大小新古长平安和兴福清明玉金');
const second = Array.from('河湖山泉桥岭湾坪林田塘沟峰集店营寨坡川洲');

/** So many place names, none twice. */
export function placeNames(chance: Seeded, count: number): readonly string[] {
  const all = first.flatMap((one) => second.map((two) => one + two));
  return chance.shuffled(all).slice(0, count);
}

/** The departments 部门: what each is called, short and long; the first eighteen steer the economy, the others serve society. */
export const departmentNames: readonly (readonly [short: string, name: string])[] = [
  ['政府办', '市政府办公室'],
  ['发改委', '市发展和改革委员会'],
  ['工信局', '市工业和信息化局'],
  ['财政局', '市财政局'],
  ['统计局', '市统计局'],
  ['审计局', '市审计局'],
  ['商务局', '市商务局'],
  ['科技局', '市科学技术局'],
  ['农业局', '市农业农村局'],
  ['水务局', '市水务局'],
  ['交通局', '市交通运输局'],
  ['住建局', '市住房和城乡建设局'],
  ['资源局', '市自然资源局'],
  ['税务局', '市税务局'],
  ['国资委', '市国有资产监督管理委员会'],
  ['金融办', '市金融工作办公室'],
  ['投促局', '市投资促进局'],
  ['粮储局', '市粮食和物资储备局'],
  ['政务局', '市政务服务局'],
  ['信访局', '市信访局'],
  ['监察局', '市行政监察局'],
  ['应急局', '市应急管理局'],
  ['宣传部', '市新闻宣传办公室'],
  ['人大办', '市代表建议办理办公室'],
  ['教育局', '市教育局'],
  ['公安局', '市公安局'],
  ['民政局', '市民政局'],
  ['司法局', '市司法局'],
  ['人社局', '市人力资源和社会保障局'],
  ['环境局', '市生态环境局'],
  ['城管局', '市城市管理局'],
  ['卫健委', '市卫生健康委员会'],
  ['市监局', '市市场监督管理局'],
  ['医保局', '市医疗保障局'],
  ['文旅局', '市文化和旅游局'],
  ['体育局', '市体育局'],
];
