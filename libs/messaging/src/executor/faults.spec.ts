import { brokenIndex, isAway, isTransient, losesTheAnswer } from './faults.js';

const coded = (code: string): Error => Object.assign(new Error('it failed'), { code });

describe('what passes by itself', () => {
  it.each(['40001', '40P01', '57P01', '57P03', '53100', '53300', '08006', '25P03', '55P03'])('%s does', (state) => {
    expect(isTransient(coded(state))).toBe(true);
  });

  it.each(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'EAI_AGAIN'])('a line: %s', (code) => {
    expect(isTransient(coded(code))).toBe(true);
  });

  it.each([
    'Connection terminated unexpectedly',
    'Connection terminated due to connection timeout',
    'timeout exceeded when trying to connect',
    'timeout expired',
    'Client has encountered a connection error and is not queryable',
  ])('pg says "%s"', (message) => {
    expect(isTransient(new Error(message))).toBe(true);
  });

  it.each(['23505', '22P02', '42501', '57014', '42P01'])('%s does not', (state) => {
    expect(isTransient(coded(state))).toBe(false);
  });

  it.each([undefined, null, 'text', new Error('poison'), new RangeError('x')])('%p does not', (error) => {
    expect(isTransient(error)).toBe(false);
  });
});

describe('Postgres is away', () => {
  it.each(['08006', '53100', '53300', '57P01', '57P05', '25P03', 'ECONNREFUSED', 'ENETUNREACH'])('says %s', (code) => {
    expect(isAway(coded(code))).toBe(true);
  });

  it.each(['40001', '40P01', '55P03', '57P06', '57014', '23505', '0800'])('does not follow from %s', (code) => {
    expect(isAway(coded(code))).toBe(false);
  });
});

describe('an error of the commit', () => {
  it.each(['40001', '40P01', '53100', '55P03', '23505'])('with %s says that nothing was written', (state) => {
    expect(losesTheAnswer(coded(state))).toBe(false);
  });

  it.each([coded('57P01'), coded('ECONNRESET'), new Error('Connection terminated unexpectedly')])(
    '%p leaves open what became of it',
    (error) => {
      expect(losesTheAnswer(error)).toBe(true);
    },
  );
});

describe('a broken unique index', () => {
  it('is known by its name', () => {
    expect(brokenIndex(Object.assign(coded('23505'), { constraint: 'matter_once' }))).toBe('matter_once');
  });

  it.each([coded('23503'), new Error('x'), undefined])('is not in %p', (error) => {
    expect(brokenIndex(error)).toBe(undefined);
  });
});
