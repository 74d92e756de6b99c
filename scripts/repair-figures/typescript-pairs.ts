import ts from "typescript";
import { asJson, type SuitePairs } from "./suite-pairs.ts";

/*
 * The pairs in jsonrepair's own tests: `expect(jsonrepair(text)).toBe(result)`, `assertRepair(text)` where nothing is to be changed,
 * and `expect(() => ... jsonrepair(text) ...).toThrow(...)`. Nothing is run: the texts are read from the syntax tree.
 */

type Named = ReadonlyMap<string, ts.Expression>;

/** The text that an expression of literals, sums of them and names of such has; undefined for anything else. */
function textOf(node: ts.Expression | undefined, named: Named): string | undefined {
  if (!node) return undefined;
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isParenthesizedExpression(node)) return textOf(node.expression, named);
  if (ts.isIdentifier(node)) return textOf(named.get(node.text), new Map());
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.PlusToken) return undefined;
  const [left, right] = [textOf(node.left, named), textOf(node.right, named)];
  return left === undefined || right === undefined ? undefined : left + right;
}

const isCallOf = (node: ts.Node | undefined, name: string): node is ts.CallExpression =>
  node !== undefined && ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === name;

/** The first call of a function within a node. */
function callWithin(node: ts.Node, name: string): ts.CallExpression | undefined {
  if (isCallOf(node, name)) return node;
  return ts.forEachChild(node, (child) => callWithin(child, name));
}

/** `expect(subject).method(result)` */
function expectation(
  node: ts.Node,
): { subject: ts.Expression; method: string; result: ts.Expression | undefined } | null {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return null;
  const { expression: inner, name } = node.expression;
  const [subject] = isCallOf(inner, "expect") ? inner.arguments : [];
  return subject ? { subject, method: name.text, result: node.arguments[0] } : null;
}

/** Constants that a block declares, for the texts in it. */
function constantsOf(node: ts.Node, outer: Named): Named {
  if (!ts.isBlock(node)) return outer;
  const named = new Map(outer);
  for (const statement of node.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, initializer } of statement.declarationList.declarations) {
      if (ts.isIdentifier(name) && initializer) named.set(name.text, initializer);
    }
  }
  return named;
}

/** All pairs in the source of one test file. */
export function typescriptPairs(file: string, source: string): SuitePairs {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const found: SuitePairs = { pairs: [], refusals: [], unread: [] };
  const placeOf = (node: ts.Node): string =>
    `${file}:${tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1}`;

  const add = (node: ts.Node, input: string | undefined, result: string | undefined): void => {
    const expected = result === undefined ? undefined : asJson(result);
    if (input === undefined || !expected) found.unread.push(placeOf(node));
    else found.pairs.push({ what: placeOf(node), input, expected: expected.value });
  };

  const addRefusal = (node: ts.Node, call: ts.CallExpression, named: Named): void => {
    const input = textOf(call.arguments[0], named);
    if (input === undefined) found.unread.push(placeOf(node));
    else found.refusals.push({ what: placeOf(node), input });
  };

  const visit = (node: ts.Node, outer: Named): void => {
    const named = constantsOf(node, outer);
    const expected = expectation(node);
    const call = expected && callWithin(expected.subject, "jsonrepair");
    if (expected && call) {
      if (expected.method === "toThrow") addRefusal(node, call, named);
      else if (isCallOf(expected.subject, "jsonrepair"))
        add(node, textOf(call.arguments[0], named), textOf(expected.result, named));
      else found.unread.push(placeOf(node));
      return;
    }
    if (isCallOf(node, "assertRepair")) {
      const input = textOf(node.arguments[0], named);
      add(node, input, node.arguments[1] ? textOf(node.arguments[1], named) : input);
      return;
    }
    ts.forEachChild(node, (child) => visit(child, named));
  };
  visit(tree, new Map());
  return found;
}
