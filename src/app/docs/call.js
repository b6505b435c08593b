// One call: what it does, its form, and what it answers.

/** What comes back when it goes well. */
function success(status, response) {
  const types = Object.keys(response.content ?? {});
  const { schema, example } = Object.values(response.content ?? {})[0] ?? {};
  const inside = schema ? objects(schema) : [];
  return [
    make('p', {}, make('strong', {}, status), ' ', line(response.description || (types.length ? '' : 'Without a body.')), types.length ? ` ${types.join(', ')}` : ''),
    inside.length ? folded(`Fields of ${status}`, () => fields(inside)) : '',
    example === undefined ? '' : folded(`Example of ${status}`, () =>
      listing(`Example of ${status}`, typeof example === 'string' ? example : pretty(example))),
  ];
}

/** What comes back when it does not. */
function refusals(all) {
  const said = ([status, response]) => [make('dt', {}, status), make('dd', {}, line(response.description))];
  return make('dl', { class: 'fields' }, all.flatMap(said));
}

function answers(call) {
  const all = Object.entries(call.responses).map(([status, response]) => [status, resolved(response)]);
  const good = all.filter(([status]) => status < '300');
  const others = all.filter(([status]) => status >= '300');
  return [
    make('h4', {}, 'What comes back'),
    good.flatMap(([status, response]) => success(status, response)),
    folded('When it is refused', () => refusals(others)),
  ];
}

/** All that is known of a call, made when it is first opened. */
function opened(call) {
  const state = make('p', { role: 'status', class: 'state' });
  const outcome = make('div', { class: 'outcome' });
  const form = make(
    'form',
    {
      'aria-label': call.summary,
      submit: (event) => {
        event.preventDefault();
        send(call, form, state, outcome);
      },
    },
    controls(call),
    make('button', {}, 'Send'),
  );
  const open = call.security?.length ? '' : make('p', {}, 'It needs no token.');
  const parts = [prose(call.description), open, form, state, outcome, answers(call)];
  return make('div', { class: 'inside' }, parts.flat(2));
}

/** A call, closed. */
function entry(call) {
  const shown = make('details', { class: 'call', id: call.id }, make(
    'summary',
    {},
    make('h3', {}, call.summary),
    make('span', { class: `method ${call.method}` }, call.method.toUpperCase()),
    ' ',
    make('code', {}, call.path),
  ));
  shown.addEventListener('toggle', () => shown.append(opened(call)), { once: true });
  shown.addEventListener('toggle', () => shown.open && history.replaceState(null, '', `#${call.id}`));
  return shown;
}
