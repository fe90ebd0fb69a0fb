import { pathToFileURL } from 'node:url';
import type { TSchema } from 'typebox';
import { Code } from 'typebox/compile';
import type { Plugin } from 'vite';

// What is told of the first view is no schema but plain functions.
const contract = /\/(?:server\/contract\/(?!first-view)[\w-]+|sfu\/(?:contract|media-parameters))\.ts(?:\?lean)?$/;
// What a caller loads. It shares no contract module with the staff's pages, which do use the schemas: a module that two
// pages share is kept for both as the greedier one needs it.
const leanImporter = /\/web-client\/(?:caller|components|lib|rtc|data\/caller)[^?]*$|\?lean$/;

/**
 * Keeps the contracts' schemas, and the library that reads them, out of pages: a module named `*.checks.ts` becomes the
 * plain code of its checks, and the schemas of a contract that nobody uses at run time can be left out.
 */
export function leanContracts(): Plugin {
  return {
    name: 'passerelle:lean-contracts',
    apply: 'build',
    enforce: 'pre',
    resolveId: {
      filter: { id: /^typebox$|\.ts$/ },
      async handler(source, importer, options) {
        if (!importer || !leanImporter.test(importer)) return null;
        if (source === 'typebox') return importer.endsWith('?lean') ? noSchemas : null;
        const resolved = await this.resolve(source, importer, { ...options, skipSelf: true });
        return resolved && contract.test(resolved.id)
          ? { ...resolved, id: `${resolved.id}?lean`, moduleSideEffects: false }
          : null;
      },
    },
    async load(id) {
      if (id === noSchemas) return { code: noSchemasCode, moduleType: 'js' };
      if (!id.endsWith('.checks.ts')) return null;
      this.addWatchFile(id);
      const module: Record<string, unknown> = await import(pathToFileURL(id).href);
      const checks = Object.entries(module).map(([name, check]) => checkCode(name, schemaOf(name, check)));
      return { code: [isObject, ...checks].join('\n'), moduleType: 'js' };
    },
    transform: {
      // After the types are stripped: what is left are calls that build schemas, and none of them has a side effect.
      order: 'post',
      filter: { id: contract },
      handler: (code) => ({
        code: code
          .replace(/(?<![\w.$])([A-Za-z_]\w*(?:\.\w+)*)\(/g, '/*#__PURE__*/ $1(')
          // A copy of a list, which could have one.
          .replace(/\[\.\.\.(\w+)\](?=[,)])/g, '$1'),
        map: null,
      }),
    },
  };
}

const isObject = 'const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);';

// Stands in for TypeBox where a caller's page imports a contract for its constants: schemas are made of nothing, and
// whoever would check something by one finds that it has no content.
const noSchemas = '\0passerelle:no-schemas';
const noSchemasCode = 'export const Type = /*#__PURE__*/ new Proxy({}, { get: () => () => ({}) });';

function schemaOf(name: string, check: unknown): TSchema {
  if (typeof check !== 'function' || !('schema' in check) || typeof check.schema !== 'object' || !check.schema) {
    throw new Error(`${name} is no check: a module named *.checks.ts exports nothing but the answers of checkOf()`);
  }
  return check.schema;
}

/** What equals a string is one. */
const equals = (code: string): string => code.replace(/\(typeof ([\w.]+) === "string" && (\1 === "[\w-]+")\)/g, '$2');

/** `x === "a" || x === "b" || ...` as a list that includes x. */
function oneOf(code: string): string {
  const first = /\(([\w.]+) === ("[\w-]+") \|\| \1 === ("[\w-]+")\)/g;
  const further = /\(\[([^\]]+)\]\.includes\(([\w.]+)\) \|\| \2 === ("[\w-]+")\)/g;
  let shorter = code.replace(first, '[$2, $3].includes($1)');
  for (let before = ''; before !== shorter; ) {
    before = shorter;
    shorter = shorter.replace(further, '[$1, $3].includes($2)');
  }
  return shorter;
}

/** One check as an exported function that needs nothing from outside. */
function checkCode(name: string, schema: TSchema): string {
  const { Code: code, External: external } = Code(schema);
  const variables = external.variables.map((variable) => {
    if (variable instanceof RegExp) return String(variable);
    throw new Error(`${name} needs something that can't be written out as code`);
  });
  const body = oneOf(equals(code))
    .replace(/^import .*$/gm, '')
    .replace(/export function SetExternal.*$/m, '')
    .replace(/let External = \[\]/, `const External = [${variables.join(', ')}]`)
    .replace(/export function Check\(value\) \{(.*)\}/s, 'return (value) => {$1};')
    .replaceAll(/\(typeof ([\w.]+) === "object" && \1 !== null && !\(Array\.isArray\(\1\)\)\)/g, 'isObject($1)')
    // What is undefined need not be asked for again by its name.
    .replaceAll(/\(([\w.]+)\.(\w+) === undefined \|\| \(!\("\2" in \1\) \|\| /g, '($1.$2 === undefined || (')
    // Nor need a name be asked for: each test says no to undefined, but where anything is allowed, undefined too then.
    .replaceAll(/(?<!!\()"\w+" in [\w.]+/g, 'true')
    // Whole numbers within bounds are asked for twice by the generator; a JSON text holds no bigint.
    .replaceAll(/\bGuard\.CodePointCount\(([\w.]+)\)/g, '[...$1].length')
    .replaceAll(
      /\(!\(\(Number\.isFinite\(([\w.]+)\) \|\| typeof \1 === "bigint"\)\) \|\| (\(?\1 [<>]=? -?\d+(?: && \1 [<>]=? -?\d+\))?)\)/g,
      '$2',
    )
    // Where any name and any value will do, there is nothing to ask.
    .replaceAll(
      /Object\.entries\([\w.]+\)\.every\(\(\[(\w+), \w+\], _\) => \(\(!\(External\[\d+\]\.test\(\1\)\) \|\| true\)\)\)/g,
      'true',
    );
  if (/\b(Guard|Hashing|CheckContext)\b/.test(body)) {
    const used = body.match(/\b(Guard|Hashing|CheckContext)\.\w+/g) ?? [];
    throw new Error(`${name} needs ${[...new Set(used)].join(', ')} of TypeBox at run time`);
  }
  return `export const ${name} = /*#__PURE__*/ (() => {${body}})();`;
}
