import { differences, expectedLines, figureLines, figureTable, type Figure } from './figures.js';

const figure: Figure = { month: '2011-07', department: 'BTDT', due: 289, onTime: 245, late: 44, open: 0 };

describe('figures', () => {
  it('equal an expected file line by line', () => {
    const expected = expectedLines('due_month,department,due,on_time,late,open\r\n2011-07,BTDT,289,245,44,0\r\n');
    expect(differences(expected, figureLines([figure]))).toStrictEqual([]);
  });

  it('that differ are shown from both sides', () => {
    const lines = figureLines([{ ...figure, late: 43, open: 1 }]);
    expect(differences(['2011-07,BTDT,289,245,44,0'], lines)).toStrictEqual([
      '- 2011-07,BTDT,289,245,44,0',
      '+ 2011-07,BTDT,289,245,43,1',
    ]);
  });

  it('of a department without a case in a month are left out', () => {
    expect(figureLines([{ ...figure, due: 0 }])).toStrictEqual([]);
  });

  it('are printed as a table', () => {
    expect(figureTable([figure])).toBe(
      ['month    department  due  on time  late  open', '2011-07  BTDT        289      245    44     0'].join('\n'),
    );
  });
});
