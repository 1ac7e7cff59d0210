describe.skip('is never run', () => {
  it('says nothing', () => expect(1).toBe(1));
});
