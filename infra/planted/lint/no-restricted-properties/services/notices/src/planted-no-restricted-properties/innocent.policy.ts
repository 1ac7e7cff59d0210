import { DateTime } from 'luxon';

export const at = (text: string) => DateTime.fromISO(text, { zone: 'Asia/Shanghai' });
