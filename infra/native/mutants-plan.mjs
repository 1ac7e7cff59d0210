import ts from 'typescript';

const other = { '>=': '>', '<=': '<', '>': '>=', '<': '<=' };

/** A whole number that counts or limits; not a place in a list, a key, a type or the number of a fold. */
function isLimit(node) {
  const { parent } = node;
  if (!ts.isNumericLiteral(node) || !/^\d[\d_]*$/.test(node.getText())) return false;
  if (ts.isElementAccessExpression(parent) || ts.isLiteralTypeNode(parent) || parent.name === node) return false;
  if (ts.isCallExpression(parent) && parent.expression.name?.text === 'at') return false;
  return parent.name?.getText() !== 'fold';
}

function comparison(node) {
  if (!ts.isBinaryExpression(node)) return [];
  const from = node.operatorToken.getText();
  if (!(from in other)) return [];
  return [{ start: node.operatorToken.getStart(), end: node.operatorToken.end, from, to: other[from] }];
}

function limit(node) {
  if (!isLimit(node)) return [];
  const from = node.getText();
  return [{ start: node.getStart(), end: node.end, from, to: String(Number(from.replaceAll('_', '')) + 1) }];
}

const bare = (node) => (ts.isAsExpression(node) || ts.isSatisfiesExpression(node) ? bare(node.expression) : node);

/** Each rule of `const someRules = [ ... ]`, left out together with the comma beside it. */
function ruleLeftOut(node) {
  if (!ts.isVariableDeclaration(node) || !node.initializer || !/rules$/i.test(node.name.getText())) return [];
  const list = bare(node.initializer);
  if (!ts.isArrayLiteralExpression(list)) return [];
  const { elements } = list;
  return elements.map((element, index) => {
    const next = elements[index + 1];
    const start = next || index === 0 ? element.getStart() : elements[index - 1].end;
    return {
      start,
      end: next ? next.getStart() : element.end,
      at: element.getStart(),
      from: element.getText(),
      to: '',
    };
  });
}

/**
 * Every mutant of one file: `>=` and `>`, `<=` and `<` exchanged, whole numbers one greater, each rule left out of its list.
 * Each is `{ file, line, code, what, text }`: its place, the line as it is, the change in words, the whole file with the change.
 */
export function mutantsOf(file, text) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const found = [];
  const visit = (node) => {
    for (const { start, end, at = start, from, to } of [...comparison(node), ...limit(node), ...ruleLeftOut(node)]) {
      const { line } = source.getLineAndCharacterOfPosition(at);
      const what = to === '' ? `without ${from.replaceAll(/\s+/g, ' ').slice(0, 60)}` : `${from} -> ${to}`;
      const code = text.split('\n')[line].trim();
      found.push({ file, line: line + 1, code, what, text: text.slice(0, start) + to + text.slice(end) });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
