/** Checks a document against the part of JSON Schema 2020-12 that cases.schema.json uses. */
type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Schema = { readonly [key: string]: Json };

const CHECKED = new Set(
  '$schema title $defs $ref type required additionalProperties properties const enum items minItems anyOf oneOf allOf if then else not pattern exclusiveMinimum minimum maximum description'.split(
    ' ',
  ),
);

/** Problems found, each with the place in the document; empty = valid. A keyword the checker does not know is a problem too. */
export function schemaProblems(root: Schema, document: Json): string[] {
  return problems(root, root, document, '');
}

function problems(root: Schema, schema: Schema, value: Json, at: string): string[] {
  const valid = (part: Json | undefined) => problems(root, part as Schema, value, at).length === 0;
  const found: string[] = Object.keys(schema)
    .filter((keyword) => !CHECKED.has(keyword))
    .map((keyword) => `${at}: the schema uses ${keyword}, which is not checked here`);
  const claim = (holds: boolean, what: string) => {
    if (!holds) found.push(`${at || '/'}: ${what}`);
  };
  if (typeof schema['$ref'] === 'string') return problems(root, resolve(root, schema['$ref']), value, at);
  if (schema['type'] !== undefined)
    claim(
      [schema['type']].flat().some((type) => hasType(value, type as string)),
      `is not of type ${String(schema['type'])}`,
    );
  if (schema['const'] !== undefined) claim(value === schema['const'], `is not ${String(schema['const'])}`);
  if (schema['enum'] !== undefined) claim((schema['enum'] as readonly Json[]).includes(value), `${JSON.stringify(value)} is not allowed`);
  if (typeof value === 'string' && schema['pattern'] !== undefined)
    claim(new RegExp(schema['pattern'] as string).test(value), 'does not match its pattern');
  if (typeof value === 'number') {
    if (schema['exclusiveMinimum'] !== undefined) claim(value > (schema['exclusiveMinimum'] as number), 'is too small');
    if (schema['minimum'] !== undefined) claim(value >= (schema['minimum'] as number), 'is too small');
    if (schema['maximum'] !== undefined) claim(value <= (schema['maximum'] as number), 'is too large');
  }
  if (isArray(value)) {
    if (schema['minItems'] !== undefined) claim(value.length >= (schema['minItems'] as number), 'has too few entries');
    if (schema['items'] !== undefined)
      value.forEach((item, i) => found.push(...problems(root, schema['items'] as Schema, item, `${at}/${i}`)));
  }
  if (isObject(value)) found.push(...objectProblems(root, schema, value, at));
  if (schema['anyOf'] !== undefined) claim((schema['anyOf'] as readonly Json[]).some(valid), 'fits none of the allowed forms');
  if (schema['oneOf'] !== undefined)
    claim((schema['oneOf'] as readonly Json[]).filter(valid).length === 1, 'must fit exactly one of the allowed forms');
  for (const part of (schema['allOf'] as readonly Schema[] | undefined) ?? []) found.push(...problems(root, part, value, at));
  if (schema['not'] !== undefined) claim(!valid(schema['not']), 'has a form that is not allowed');
  if (schema['if'] !== undefined) {
    const branch = valid(schema['if']) ? schema['then'] : schema['else'];
    if (branch !== undefined) found.push(...problems(root, branch as Schema, value, at));
  }
  return found;
}

function objectProblems(root: Schema, schema: Schema, value: { readonly [key: string]: Json }, at: string): string[] {
  const known = (schema['properties'] ?? {}) as { readonly [key: string]: Schema };
  const missing = ((schema['required'] ?? []) as readonly string[])
    .filter((key) => !(key in value))
    .map((key) => `${at}: ${key} is missing`);
  return Object.entries(value).reduce((found, [key, entry]) => {
    if (Object.hasOwn(known, key)) return [...found, ...problems(root, known[key]!, entry, `${at}/${key}`)];
    const rest = schema['additionalProperties'];
    if (rest === false) return [...found, `${at}: ${key} is not known`];
    return isObject(rest ?? null) ? [...found, ...problems(root, rest as Schema, entry, `${at}/${key}`)] : found;
  }, missing);
}

function resolve(root: Schema, reference: string): Schema {
  return reference
    .replace(/^#\//, '')
    .split('/')
    .reduce<Json>((part, key) => (part as Schema)[key]!, root) as Schema;
}

function hasType(value: Json, type: string): boolean {
  if (type === 'null') return value === null;
  if (type === 'array') return isArray(value);
  if (type === 'object') return isObject(value);
  if (type === 'integer') return Number.isInteger(value);
  return typeof value === type;
}

function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isObject(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
