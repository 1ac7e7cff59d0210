/** The rungs of the ladder, and somebody whom each notice reaches when the unit is the first street. */
export const ladderStepsPlanned = [
  { step: 'handler', by: 'handler-j01' },
  { step: 'head', by: 'head-j01' },
  { step: 'dunning', by: 'head-j01' },
  { step: 'orange', by: 'deputy-mayor-1' },
  { step: 'red', by: 'deputy-mayor-1' },
  { step: 'interview', by: 'supervision-1' },
] as const;
