import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Alias,
  type Document,
  type Node,
} from 'yaml';

/** A mistake in a city's files, for whoever wrote them. */
export interface CityMistake {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly message: string;
}

/** A value with the place where it stands. */
export interface Placed {
  readonly file: string;
  readonly line: number;
  /** Of a scalar. */
  readonly value?: unknown;
  /** Of a list. */
  readonly items?: readonly Placed[];
  /** Of a mapping. */
  readonly fields?: ReadonlyMap<string, Placed>;
}

/** A YAML file as values that know their lines; syntax mistakes, keys given twice included, are named instead. */
export function placedYaml(file: string, text: string): { readonly root?: Placed; readonly mistakes: CityMistake[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const mistakes = [...document.errors, ...document.warnings].map(({ message, pos }) => ({
    file,
    line: lines.linePos(pos[0]).line,
    message,
  }));
  if (mistakes.length > 0 || document.contents === null) return { mistakes };
  const placing = new Placing(file, lines, document);
  const root = placing.place(document.contents);
  return placing.mistakes.length > 0 ? { mistakes: placing.mistakes } : { root, mistakes };
}

class Placing {
  /** Aliases that bring nothing, or themselves. */
  readonly mistakes: CityMistake[] = [];
  private readonly within = new Set<Node>();

  constructor(
    private readonly file: string,
    private readonly lines: LineCounter,
    private readonly document: Document,
  ) {}

  place(node: Node | null, line = this.lineOf(node)): Placed {
    const at = { file: this.file, line };
    if (isAlias(node)) return this.brought(node, line);
    if (isSeq(node)) return { ...at, items: node.items.map((item) => this.place(item as Node)) };
    if (isMap(node)) return { ...at, fields: new Map(node.items.map(({ key, value }) => this.field(key, value))) };
    return { ...at, value: isScalar(node) ? node.value : null };
  }

  private brought(alias: Alias, line: number): Placed {
    const node = alias.resolve(this.document);
    if (!node || this.within.has(node)) {
      this.mistakes.push({ file: this.file, line, message: `*${alias.source} names no value that stands above` });
      return { file: this.file, line, value: null };
    }
    this.within.add(node);
    const placed = this.place(node, line);
    this.within.delete(node);
    return placed;
  }

  /** A field stands where its key stands, also when its value begins a line below. */
  private field(key: unknown, value: unknown): readonly [string, Placed] {
    const name = isScalar(key) ? String(key.value) : '';
    return [name, this.place(value as Node | null, this.lineOf(key as Node))];
  }

  private lineOf(node: Node | null): number {
    return node?.range ? this.lines.linePos(node.range[0]).line : 1;
  }
}
