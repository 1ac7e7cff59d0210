it.only('hides all others', () => {
  expect(1).toBe(1);
});
