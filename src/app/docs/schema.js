// Schemas in words: what kind of value it is, what bounds it has, which fields are in it.

/** What a reference leads to, with what is said beside the reference. */
function resolved(schema) {
  if (!schema.$ref) return schema;
  const { $ref, ...beside } = schema;
  const found = $ref.slice(2).split('/').reduce((at, key) => at[key], api);
  return { ...resolved(found), ...beside };
}

const choices = (schema) => schema.anyOf ?? schema.oneOf;

/** What kind of value it is. */
function kind(given) {
  const schema = resolved(given);
  if (choices(schema)) return [...new Set(choices(schema).map(kind))].join(' or ');
  if (schema.items) return `list of ${kind(schema.items)}`;
  if (schema.additionalProperties?.type) return `object of ${kind(schema.additionalProperties)}`;
  const types = [schema.type ?? 'anything'].flat().join(' or ');
  return schema.format && !/^(u?int\d+|double)$/.test(schema.format) ? `${types} (${schema.format})` : types;
}

/** The one schema that is meant where the other is null. */
function meant(given) {
  const schema = resolved(given);
  const others = choices(schema)?.filter(({ type }) => type !== 'null');
  return others?.length === 1 ? { ...resolved(others[0]), ...schema } : schema;
}

function between(least, most, what) {
  const far = (bound) => bound === undefined || Math.abs(bound) >= 2 ** 31 - 1;
  if (far(least) && far(most)) return undefined;
  if (far(most)) return `${what} at least ${least}`;
  return far(least) ? `${what} at most ${most}` : `${what} from ${least} to ${most}`;
}

/** What bounds it has, as a sentence. */
function bounds(given) {
  const schema = meant(given);
  const values = (schema.enum ?? (schema.items && meant(schema.items).enum))?.filter((value) => value !== null);
  const all = [
    values && `${schema.items ? 'each ' : ''}one of ${values.map((value) => `\`${value}\``).join(', ')}`,
    between(schema.minimum, schema.maximum, ''),
    between(schema.minLength, schema.maxLength, 'letters:'),
    between(schema.minItems, schema.maxItems, 'entries:'),
    schema.default !== undefined && schema.default !== null && `by default \`${schema.default}\``,
  ];
  const said = all.filter(Boolean).join('; ').trim();
  return said && `${said[0].toUpperCase()}${said.slice(1)}.`;
}

/** The objects that can stand in a value. */
function objects(given) {
  const schema = resolved(given);
  if (schema.properties) return [schema];
  const inner = [...(choices(schema) ?? []), schema.items, schema.additionalProperties];
  return inner.filter((one) => typeof one === 'object').flatMap(objects);
}

function field(name, schema, required) {
  const inside = objects(schema);
  return [
    make('dt', {}, make('code', {}, name), ' ', make('span', { class: 'aside' }, kind(schema), required ? ', required' : '')),
    make(
      'dd',
      {},
      prose(resolved(schema).description),
      make('p', { class: 'aside' }, line(bounds(schema))),
      inside.length ? folded(`Fields of ${name}`, () => fields(inside)) : '',
    ),
  ];
}

/** The fields of objects, each with those inside it. */
function fields(all) {
  return all.map(({ properties, required = [] }) =>
    make('dl', { class: 'fields' }, Object.entries(properties).flatMap(([name, schema]) =>
      field(name, schema, required.includes(name)))));
}
