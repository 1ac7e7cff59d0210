import { slipKinds, type NoticeKind, type SlipKind } from '@kaoji/contracts';

export interface SlipNumber {
  readonly year: number;
  readonly number: number;
}

/** 〔2026〕10号, as Chinese offices number their papers (GB/T 9704). */
export const slipName = ({ year, number }: SlipNumber): string => `〔${year}〕${number}号`;

export const isSlip = (kind: NoticeKind): kind is SlipKind => slipKinds.some((slip) => slip === kind);
