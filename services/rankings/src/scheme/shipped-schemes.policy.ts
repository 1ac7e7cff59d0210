import type { SchemeContent } from './scheme.policy.js';

const rules = {
  tieBreakers: ['satisfaction', 'on-time', 'fewer-deductions'],
  smallNumbers: { fewerThan: 10, months: 3, instead: 'absent', prior: 20 },
  citizens: { response: '0.30', resolution: '0.35', satisfaction: '0.35' },
  deductions: { orange: '1', red: '2', slipsAtMost: '20', reworkAbovePercent: '5', perReworkPercent: '2' },
  bonusCap: '5',
  coveragePercent: '60',
  grades: { excellent: '90', excellentWithinPercent: 30, good: '80', pass: '60' },
} as const satisfies Omit<SchemeContent, 'name' | 'lines'>;

/** The schemes that an installation can begin with, before two people have put one of their own in force. */
export const shippedSchemes = {
  default: {
    name: 'default',
    lines: [
      {
        category: '*',
        periodKind: '*',
        dimensions: [
          { dimension: 'targets', weight: '40' },
          { dimension: 'supervision', weight: '25' },
          { dimension: 'satisfaction', weight: '25' },
          { dimension: 'conduct', weight: '10' },
        ],
      },
    ],
    ...rules,
  },
  'supervision-only': {
    name: 'supervision-only',
    lines: [{ category: '*', periodKind: '*', dimensions: [{ dimension: 'supervision', weight: '100' }] }],
    ...rules,
  },
} as const satisfies Readonly<Record<string, SchemeContent>>;

export type ShippedScheme = keyof typeof shippedSchemes;
