/** The English texts in the program's own sources, as templates with numbered gaps: what the German catalogue has to cover. */
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

export interface SourceText {
  /** The text; what is filled in is `{1}`, `{2}`, … */
  readonly template: string;
  /** Where it stands, `file:line`. */
  readonly place: string;
  /** Property or argument it is given as, e.g. `title`; '' = neither. */
  readonly role: string;
}

const root = join(import.meta.dirname, '../../..');
const MOST_VARIANTS = 16;

/** Parts of a text: literal characters, or null for a gap. */
type Parts = readonly (string | null)[];

function joined(left: readonly Parts[], right: readonly Parts[]): readonly Parts[] {
  return left.flatMap((a) => right.map((b) => [...a, ...b])).slice(0, MOST_VARIANTS);
}

/** Every text an expression can be: conditions inside it give one variant each. */
function variants(node: ts.Expression): readonly Parts[] {
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) return variants(node.expression);
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return [[node.text]];
  if (ts.isConditionalExpression(node)) return [...variants(node.whenTrue), ...variants(node.whenFalse)];
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken && isText(node))
    return joined(variants(node.left), variants(node.right));
  if (ts.isTemplateExpression(node))
    return node.templateSpans.reduce<readonly Parts[]>(
      (so, span) => joined(joined(so, variants(span.expression)), [[span.literal.text]]),
      [[node.head.text]],
    );
  return [[null]];
}

function isText(node: ts.Node): boolean {
  if (ts.isParenthesizedExpression(node)) return isText(node.expression);
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateExpression(node)) return true;
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken && (isText(node.left) || isText(node.right));
}

function templateOf(parts: Parts): string {
  let gaps = 0;
  return parts.map((part) => part ?? `{${++gaps}}`).join('');
}

/** Texts no user reads: module names, keys, types, comparisons, bugs. */
function isHidden(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent) || ts.isLiteralTypeNode(parent) || ts.isCaseClause(parent))
    return true;
  if (ts.isElementAccessExpression(parent) && parent.argumentExpression === node) return true;
  if (ts.isPropertyAssignment(parent) && parent.name === node) return true;
  if (ts.isTaggedTemplateExpression(parent)) return true;
  if (ts.isBinaryExpression(parent) && /^[!=]==?$|^in$/.test(parent.operatorToken.getText())) return true;
  if (ts.isNewExpression(parent) && /Error$|RegExp|Worker/.test(parent.expression.getText())) return true;
  return false;
}

function roleOf(node: ts.Node): string {
  const { parent } = node;
  if (ts.isPropertyAssignment(parent)) return parent.name.getText();
  if (ts.isCallExpression(parent)) return `${parent.expression.getText()}#${parent.arguments.indexOf(node as ts.Expression)}`;
  if (ts.isParenthesizedExpression(parent) || ts.isConditionalExpression(parent)) return roleOf(parent);
  if (ts.isVariableDeclaration(parent)) return parent.name.getText();
  return ts.isReturnStatement(parent) || ts.isArrowFunction(parent) ? 'return' : '';
}

function textsOf(file: string): readonly SourceText[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: SourceText[] = [];
  const place = (node: ts.Node) => `${relative(root, file)}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
  const visit = (node: ts.Node, inText: boolean): void => {
    if (!inText && isText(node) && !isHidden(node)) {
      const seen = new Set(variants(node as ts.Expression).map(templateOf));
      for (const template of seen) found.push({ template, place: place(node), role: roleOf(node) });
      ts.forEachChild(node, (child) => visit(child, ts.isTemplateSpan(child) || isText(child)));
      return;
    }
    if (inText && ts.isTemplateSpan(node)) {
      // Literals deeper in a gap (arguments, maps) are texts of their own; conditions were taken as variants.
      const deeper = (inner: ts.Node): void => {
        if (ts.isParenthesizedExpression(inner) || ts.isConditionalExpression(inner)) ts.forEachChild(inner, deeper);
        else if (ts.isTemplateExpression(inner)) ts.forEachChild(inner, (child) => visit(child, ts.isTemplateSpan(child)));
        else if (!isText(inner)) visit(inner, false);
      };
      deeper(node.expression);
      return;
    }
    ts.forEachChild(node, (child) => visit(child, inText && isText(child)));
  };
  visit(source, false);
  return found;
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(path);
    return entry.name.endsWith('.ts') ? [join(root, path)] : [];
  });
}

/** The texts in the sources of these folders. */
export function sourceTexts(folders: readonly string[]): readonly SourceText[] {
  return folders.flatMap(filesIn).flatMap(textsOf);
}
