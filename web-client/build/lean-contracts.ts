import { pathToFileURL } from 'node:url';
import type { TSchema } from 'typebox';
import { Code } from 'typebox/compile';
import type { Plugin } from 'vite';

/**
 * Keeps the contracts' schemas, and the library that reads them, out of pages: a module named `*.checks.ts` becomes the
 * plain code of its checks, and the schemas of a contract that nobody uses at run time can be left out.
 */
export function leanContracts(): Plugin {
  return {
    name: 'passerelle:lean-contracts',
    apply: 'build',
    async load(id) {
      if (!id.endsWith('.checks.ts')) return null;
      this.addWatchFile(id);
      const module: Record<string, unknown> = await import(pathToFileURL(id).href);
      const checks = Object.entries(module).map(([name, check]) => checkCode(name, schemaOf(name, check)));
      return { code: checks.join('\n'), moduleType: 'js' };
    },
    transform: {
      // After the types are stripped: what is left are calls that build schemas, and none of them has a side effect.
      order: 'post',
      filter: { id: /\/(server\/contract\/[\w-]+|sfu\/contract)\.ts$/ },
      handler: (code) => ({
        code: code.replace(/(?<![\w.$])([A-Za-z_]\w*(?:\.\w+)*)\(/g, '/*#__PURE__*/ $1('),
        map: null,
      }),
    },
  };
}

function schemaOf(name: string, check: unknown): TSchema {
  if (typeof check !== 'function' || !('schema' in check) || typeof check.schema !== 'object' || !check.schema) {
    throw new Error(`${name} is no check: a module named *.checks.ts exports nothing but the answers of checkOf()`);
  }
  return check.schema;
}

/** One check as an exported function that needs nothing from outside. */
function checkCode(name: string, schema: TSchema): string {
  const { Code: code, External: external } = Code(schema);
  const variables = external.variables.map((variable) => {
    if (variable instanceof RegExp) return String(variable);
    throw new Error(`${name} needs something that can't be written out as code`);
  });
  const body = code
    .replace(/^import .*$/gm, '')
    .replace(/export function SetExternal.*$/m, '')
    .replace(/let External = \[\]/, `const External = [${variables.join(', ')}]`)
    .replace(/export function Check\(value\) \{(.*)\}/s, 'return (value) => {$1};')
    // Whole numbers within bounds are asked for twice by the generator; a JSON text holds no bigint.
    .replaceAll(/\bGuard\.CodePointCount\(([\w.]+)\)/g, '[...$1].length')
    .replaceAll(/\(!\(\(Number\.isFinite\(([\w.]+)\) \|\| typeof \1 === "bigint"\)\) \|\| (\1 [<>]=? -?\d+)\)/g, '$2');
  if (/\b(Guard|Hashing|CheckContext)\b/.test(body)) {
    const used = body.match(/\b(Guard|Hashing|CheckContext)\.\w+/g) ?? [];
    throw new Error(`${name} needs ${[...new Set(used)].join(', ')} of TypeBox at run time`);
  }
  return `export const ${name} = /*#__PURE__*/ (() => {${body}})();`;
}
