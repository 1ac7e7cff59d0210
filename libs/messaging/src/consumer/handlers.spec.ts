import { EventCatalogue } from '@kaoji/contracts';
import { checkHandlers, MisdeclaredHandlers, type Handlers } from './handlers.js';

class Opened {
  static readonly type = 'kaoji.source.opened.v1';
}
class Closed {
  static readonly type = 'kaoji.source.closed.v1';
}
class Other {
  static readonly type = 'kaoji.elsewhere.other.v1';
}
const catalogue = new EventCatalogue([
  { event: Opened, producer: 'source', owner: 'source', takers: ['mirror'] },
  { event: Closed, producer: 'source', owner: 'source', takers: ['mirror', 'third'] },
  { event: Other, producer: 'elsewhere', owner: 'elsewhere', takers: ['mirror'] },
]);
const react = () => [];
const reading = (...types: string[]): Handlers['projections'][number] => ({
  name: 'read model',
  types,
  apply: () => Promise.resolve(),
});
const check =
  (handlers: Handlers, composition = ['source', 'mirror']) =>
  () =>
    checkHandlers('mirror', catalogue, handlers, composition);

describe('a service starts', () => {
  it('when every listed type has a reaction or a read model', () => {
    expect(check({ reactions: { [Opened.type]: react }, projections: [reading(Closed.type)] })).not.toThrow();
  });

  it('when a type has both', () => {
    expect(
      check({ reactions: { [Opened.type]: react }, projections: [reading(Opened.type, Closed.type)] }),
    ).not.toThrow();
  });

  it('without handlers for a producer that is not in the composition, or with them', () => {
    const handlers = {
      reactions: { [Opened.type]: react, [Closed.type]: react, [Other.type]: react },
      projections: [],
    };
    expect(check(handlers)).not.toThrow();
  });
});

describe('a service does not start', () => {
  it('when a listed type has no handler', () => {
    expect(check({ reactions: { [Opened.type]: react }, projections: [] })).toThrow(
      new MisdeclaredHandlers('mirror has no handler for kaoji.source.closed.v1'),
    );
  });

  it('when one of a producer that joined the composition has none', () => {
    const handlers = { reactions: { [Opened.type]: react, [Closed.type]: react }, projections: [] };
    expect(check(handlers, ['source', 'mirror', 'elsewhere'])).toThrow('no handler for kaoji.elsewhere.other.v1');
  });

  it('when it handles one that is not listed for it', () => {
    const handlers = {
      reactions: { [Opened.type]: react, [Closed.type]: react, 'kaoji.x.y.v1': react },
      projections: [],
    };
    expect(check(handlers)).toThrow('mirror handles kaoji.x.y.v1, which is not listed for it');
  });
});
