// The form of a call: its parameters and its body.

/** A labelled control; `say` is what its label adds to its name. */
function labelled(id, name, say, help, control) {
  control.id = id;
  const helped = help.filter(Boolean);
  if (helped.length) control.setAttribute('aria-describedby', `${id}-help`);
  return make(
    'div',
    { class: 'field' },
    make('label', { for: id }, name, ' ', make('span', { class: 'aside' }, say)),
    helped.length ? make('div', { class: 'help', id: `${id}-help` }, helped) : '',
    control,
  );
}

function choice(name, values, required, chosen) {
  const blank = required ? [] : [make('option', { value: '' }, 'not sent')];
  const options = values.map((value) => make('option', { value, selected: value === chosen }, value));
  return make('select', { name, required }, blank, options);
}

/** A control for one parameter. */
function parameter(call, { name, in: place, required = false, description, schema }) {
  const { enum: values, type, example } = meant(schema);
  const given = values?.filter((value) => value !== null) ?? (type === 'boolean' ? ['true', 'false'] : undefined);
  const value = required ? example : undefined;
  const control = given
    ? choice(name, given, required)
    : make('input', { name, required, value, autocomplete: 'off', spellcheck: 'false' });
  const say = [kind(schema), place === 'query' ? '' : `in the ${place}`, required ? 'required' : ''];
  const bound = bounds(schema);
  const help = [prose(description ?? resolved(schema).description), bound && make('p', {}, line(bound))];
  return labelled(`${call.id}-${name}`, make('code', {}, name), say.filter(Boolean).join(', '), help.flat(), control);
}

/** Where JSON is typed, with an example that does something. */
function json(call, { schema, example }) {
  const text = example === undefined ? '' : pretty(example);
  const area = make('textarea', { name: ' body', rows: Math.min(24, text.split('\n').length + 1), spellcheck: 'false' });
  area.value = text;
  const inside = objects(schema);
  return [
    labelled(`${call.id}-body`, 'Body', 'application/json', [], area),
    inside.length ? folded('Fields of the body', () => fields(inside)) : '',
  ];
}

/** Where a file is chosen or, if it is text, typed. */
function file(call, content) {
  const typed = Object.entries(content).find(([, { example }]) => example !== undefined);
  const types = choice(' type', Object.keys(content), true, typed?.[0]);
  const chosen = make('input', {
    type: 'file',
    name: ' file',
    change: () => {
      const [one] = chosen.files;
      const called = chosen.form.elements.namedItem('name');
      if (one && one.type in content) types.value = one.type;
      if (one && called?.value === '') called.value = one.name;
    },
  });
  const area = make('textarea', { name: ' body', rows: 8, spellcheck: 'false' });
  area.value = typed?.[1].example ?? '';
  return [
    labelled(`${call.id}-type`, 'What is sent', 'media type', [], types),
    labelled(`${call.id}-file`, 'File', '', [], chosen),
    typed ? labelled(`${call.id}-body`, 'Text', 'sent if no file is chosen', [], area) : '',
  ];
}

/** All that a call takes. */
function controls(call) {
  const content = call.requestBody?.content;
  const body = content && (content['application/json'] ? json(call, content['application/json']) : file(call, content));
  return [(call.parameters ?? []).map((one) => parameter(call, one)), body ?? []].flat(2);
}
