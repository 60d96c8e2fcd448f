import { readFileSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';

/** One import of a module: static, dynamic, of types alone, or an `export … from`. */
export interface Import {
  /** 1-based, in the file as it lies there. */
  readonly line: number;
  /**
   * The file that is imported, below the folder that was read; undefined for a package. A query (`?url`) is left out.
   */
  readonly target: string | undefined;
  /** As written. */
  readonly specifier: string;
}

export interface Module {
  /** Below the folder that was read, with slashes: `engine/node.ts`. */
  readonly path: string;
  readonly imports: readonly Import[];
}

/**
 * The TypeScript of an `.astro` file: what stands between the fences, and each script; everything else is blank, so
 * that lines stay.
 */
export function scriptsOfAstro(text: string): string {
  const kept = [...text.matchAll(/^---\n(.*?)^---$|<script\b[^>]*>(.*?)<\/script>/gms)].flatMap((match) => {
    const script = match[1] ?? match[2] ?? '';
    const start = match.index + match[0].indexOf(script);
    return [{ start, end: start + script.length }];
  });
  return text.replace(/[^\n]/g, (character, at: number) =>
    kept.some(({ start, end }) => at >= start && at < end) ? character : ' ',
  );
}

/**
 * The expression that names a module, where a node is an import of any kind; one of types alone counts like any other.
 */
function moduleNamedBy(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return node.argument.literal;
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) return node.arguments[0];
  return undefined;
}

/**
 * All imports of a module, in order. `path` says in which folder relative ones start, and whether the text is Astro's.
 */
export function importsOf(path: string, text: string): Import[] {
  const code = path.endsWith('.astro') ? scriptsOfAstro(text) : text;
  const source = ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    const named = moduleNamedBy(node);
    if (named && ts.isStringLiteralLike(named)) {
      const specifier = named.text;
      found.push({
        line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1,
        target: /^\.{1,2}\//.test(specifier)
          ? posix.join(posix.dirname(path), specifier.replace(/\?.*$/, ''))
          : undefined,
        specifier,
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Every module below a folder, with its imports, in the order of paths. */
export function readModules(folder: string): Module[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.(?:ts|mts|js|mjs|astro)$/.test(path))
    .sort()
    .map((path) => ({ path, imports: importsOf(path, readFileSync(join(folder, path), 'utf8')) }));
}

/** Modules that no other imports, in the order given. */
export function unusedModules(modules: readonly Module[]): string[] {
  const used = new Set(modules.flatMap(({ imports }) => imports.flatMap(({ target }) => target ?? [])));
  return modules.map(({ path }) => path).filter((path) => !used.has(path));
}
