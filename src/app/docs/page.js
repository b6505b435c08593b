// The page: every call by its part, what finds one, and what a link leads to.

const byId = (id) => document.getElementById(id);

function calls() {
  const methods = Object.entries(api.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, said]) => ({ ...said, path, method, id: said.operationId })));
  const order = ['get', 'post', 'put', 'patch', 'delete'];
  return methods.sort((a, b) => a.path.localeCompare(b.path) || order.indexOf(a.method) - order.indexOf(b.method));
}

/** A part, and the link that leads to it. */
function part({ name, description }, its) {
  const id = `part-${name.toLowerCase()}`;
  const heading = make('h2', { id, tabindex: -1 }, name);
  const section = make('section', { 'aria-labelledby': id }, heading, prose(description), its.map(entry));
  return { section, link: make('li', {}, make('a', { href: `#${id}` }, name)) };
}

/** Leaves those calls in sight that have all the words. */
function find(parts, words) {
  let found = 0;
  for (const { section, link, its } of parts) {
    const kept = its.filter((call) => words.every((word) => call.words.includes(word)));
    its.forEach((call) => (byId(call.id).hidden = !kept.includes(call)));
    section.hidden = link.hidden = !kept.length;
    found += kept.length;
  }
  byId('page-state').textContent = found === 1 ? '1 call' : `${found} calls`;
}

/** Leads to the call or the part that the address names. */
function follow() {
  const named = byId(orItself(location.hash.slice(1), decodeURIComponent));
  if (!named) return;
  if (named.closest('[hidden]')) {
    byId('find-calls').value = '';
    byId('find-calls').dispatchEvent(new Event('input'));
  }
  const call = named.matches('.call');
  if (call) named.open = true;
  named.scrollIntoView();
  (call ? named.firstChild : named).focus({ preventScroll: true });
}

function show() {
  const all = calls();
  const parts = api.tags.map((tag) => {
    const its = all.filter(({ tags }) => tags.includes(tag.name));
    for (const call of its) {
      const said = [call.method, call.path, call.summary, call.id, call.description, tag.name, tag.description];
      call.words = said.join(' ').toLowerCase();
    }
    return { ...part(tag, its), its };
  });
  document.querySelector('h1').append(` ${api.info.version}`);
  const [lead, ...rest] = prose(api.info.description);
  byId('about-api').append(lead, folded('What holds for all calls', () => rest));
  byId('part-links').append(...parts.map(({ link }) => link));
  byId('call-parts').append(...parts.map(({ section }) => section));
  const words = () => byId('find-calls').value.toLowerCase().split(/\s+/);
  byId('find-calls').addEventListener('input', () => find(parts, words()));
  find(parts, words());
  addEventListener('hashchange', follow);
  follow();
}

// Else a page that is gone back to has it still.
addEventListener('pagehide', () => (byId('your-token').value = ''));
byId('page-state').textContent = 'Loading …';
let api;
try {
  api = await (await fetch('/openapi.json')).json();
  show();
} catch (error) {
  byId('page-state').textContent = `The description could not be loaded: ${error.message}`;
}
