import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseSync } from 'vite';
import { filesBelow } from './sources.mjs';

/** What can be made once for the whole page, since nothing can be put into it. */
const constant = /^(Intl\.\w+|RegExp|URL|Date|TextEncoder|TextDecoder)$/;
/** Functions that make something without a state of its own. */
const stateless = /^create(Context|Theme)$/;
const changing =
  /^(set|add|delete|clear|push|pop|shift|unshift|splice|sort|reverse|fill|copyWithin|append|assign|defineProperty)$/;

/**
 * The dashboard keeps nothing beside its components: what is read or written for one person must end with their session, and what stands in
 * a module outlives it.
 * @param {string} root
 * @throws Error that names every piece of mutable state of a module.
 */
export function checkModuleState(root) {
  // main.tsx makes the page, and hands it what it needs.
  const files = filesBelow(join(root, 'web/src')).filter((file) => !file.endsWith('/main.tsx'));
  const problems = files.flatMap((file) =>
    stateIn(file, readFileSync(file, 'utf8')).map(
      ({ line, what }) =>
        `${relative(root, file)}:${line} ${what}. Keep it in a component, or in a context below the session, so that it ends with it.`,
    ),
  );
  if (problems.length > 0) throw new Error(problems.join('\n'));
}

/**
 * @param {string} file
 * @param {string} text
 * @returns {{ line: number, what: string }[]}
 */
export function stateIn(file, text) {
  const { program, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file} cannot be read: ${errors[0]?.message}`);
  /** @type {{ line: number, what: string }[]} */
  const found = [];
  /** @type {(node: any, what: string) => void} */
  const say = (node, what) => void found.push({ line: text.slice(0, node.start).split('\n').length, what });
  const names = new Set();
  for (const statement of program.body) {
    const declaration = /** @type {any} */ (
      'declaration' in statement && statement.declaration ? statement.declaration : statement
    );
    if (declaration.type === 'ClassDeclaration')
      for (const member of declaration.body.body)
        if (member.type === 'PropertyDefinition' && member.static && !member.readonly)
          say(member, 'is a static field that can change');
    if (declaration.type !== 'VariableDeclaration') {
      continue;
    }
    if (declaration.kind !== 'const') say(declaration, `declares ${declaration.kind} for the whole module`);
    for (const { id, init } of declaration.declarations) {
      if (id.type === 'Identifier') names.add(id.name);
      const type = text.slice(id.typeAnnotation?.start ?? 0, id.typeAnnotation?.end ?? 0);
      if (init && !/^:\s*Readonly(Map|Set)\b/.test(type)) madeIn(init, say);
    }
  }
  walk(program, (node) => {
    const target =
      node.type === 'AssignmentExpression'
        ? node.left
        : node.type === 'UpdateExpression' || (node.type === 'UnaryExpression' && node.operator === 'delete')
          ? node.argument
          : node.type === 'CallExpression' &&
              node.callee.type === 'MemberExpression' &&
              changing.test(node.callee.property.name ?? '')
            ? node.callee.object
            : null;
    const name = target && rootOf(target);
    if (name && names.has(name)) say(node, `changes ${name}, which is the whole module's`);
  });
  return found;
}

/**
 * What a value that is made with the module makes in turn; the bodies of functions run later, for somebody.
 * @param {any} value
 * @param {(node: any, what: string) => void} say
 */
function madeIn(value, say) {
  walk(value, (node) => {
    if (/Function/.test(node.type)) return false;
    const made = node.type === 'NewExpression' ? nameOf(node.callee) : null;
    if (made && !constant.test(made)) say(node, `makes a ${made} for the whole module`);
    const called = node.type === 'CallExpression' ? nameOf(node.callee) : null;
    if (called && /^create[A-Z]/.test(called) && !stateless.test(called))
      say(node, `calls ${called} for the whole module`);
    return undefined;
  });
}

/** @param {any} node @returns {string} */
function nameOf(node) {
  if (node.type === 'Identifier') return node.name;
  return node.type === 'MemberExpression' ? `${nameOf(node.object)}.${node.property.name}` : '';
}

/** @param {any} node @returns {string | null} */
function rootOf(node) {
  if (node.type === 'Identifier') return node.name;
  return node.type === 'MemberExpression' ? rootOf(node.object) : null;
}

/** @param {any} node @param {(node: any) => unknown} visit */
function walk(node, visit) {
  if (!node || typeof node !== 'object') return;
  if (Array.isArray(node)) {
    for (const each of node) walk(each, visit);
    return;
  }
  if (typeof node.type === 'string' && visit(node) === false) return;
  for (const [key, value] of Object.entries(node)) if (key !== 'parent') walk(value, visit);
}
