import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml';

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
  return { root: placing.place(document.contents), mistakes };
}

class Placing {
  constructor(
    private readonly file: string,
    private readonly lines: LineCounter,
    private readonly document: Document,
  ) {}

  place(node: Node | null, line = this.lineOf(node)): Placed {
    const at = { file: this.file, line };
    if (isAlias(node)) return this.place(node.resolve(this.document) ?? null, line);
    if (isSeq(node)) return { ...at, items: node.items.map((item) => this.place(item as Node)) };
    if (isMap(node)) return { ...at, fields: new Map(node.items.map(({ key, value }) => this.field(key, value))) };
    return { ...at, value: isScalar(node) ? node.value : null };
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
