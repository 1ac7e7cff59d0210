import { scramVerifier } from './scram.js';

describe('the verifier of a password', () => {
  it('is that of RFC 7677, section 3', () => {
    expect(scramVerifier('pencil', Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64'))).toBe(
      'SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=',
    );
  });

  it('is salted anew each time', () => {
    expect(scramVerifier('pencil')).not.toBe(scramVerifier('pencil'));
  });

  it('is refused for a password that clients would normalise differently', () => {
    expect(() => scramVerifier('密码')).toThrow('A database password has to be printable ASCII.');
  });
});
