// A call that is sent, and what comes back.

/** What a filled form asks for. */
function request(call, form) {
  const control = (name) => form.elements.namedItem(name);
  const value = (name) => control(name)?.value ?? '';
  const headers = new Headers();
  const query = new URLSearchParams();
  let path = call.path;
  for (const { name, in: place } of call.parameters ?? []) {
    if (place === 'path') path = path.replace(`{${name}}`, encodeURIComponent(value(name)));
    else if (value(name) === '') continue;
    else if (place === 'query') query.append(name, value(name));
    else headers.set(name, value(name));
  }
  const body = control(' file')?.files[0] ?? (value(' body') || undefined);
  if (body !== undefined) headers.set('Content-Type', value(' type') || 'application/json');
  const url = [path, query.toString()].filter(Boolean).join('?');
  return { method: call.method.toUpperCase(), url, headers, body };
}

/** The same as a command of a shell, with the token left out. */
function command({ method, url, headers, body }) {
  const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;
  const given = [...headers].map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`);
  if (body instanceof File) given.push(`--data-binary ${quoted(`@${body.name}`)}`);
  else if (body !== undefined) given.push(`--data-binary ${quoted(body)}`);
  const token = '-H "Authorization: Bearer $TOKEN"';
  return [`curl -X ${method} ${quoted(location.origin + url)}`, token, ...given].join(' \\\n  ');
}

/** The longest answer that is shown, in letters; what is longer is to be saved. */
const SHOWN = 200_000;

function saved(response, blob) {
  const named = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '');
  const download = named?.[1] ?? 'answer';
  const link = make('a', { href: URL.createObjectURL(blob), download }, `Save ${download}`);
  return make('p', {}, link, ` (${blob.type || 'no type'}, ${blob.size} bytes)`);
}

/** The body of an answer, to be read where it is text and to be saved else. */
async function content(response) {
  const blob = await response.blob();
  if (!blob.size) return make('p', {}, 'It has no body.');
  const readable = /^text\/|json/.test(blob.type) && blob.size <= SHOWN;
  if (!readable) return saved(response, blob);
  const text = await blob.text();
  const isJson = blob.type.includes('json');
  const shown = listing('Body of the answer', isJson ? pretty(JSON.parse(text)) : text);
  return isJson ? shown : [shown, saved(response, blob)];
}

async function sent(asked) {
  const headers = new Headers(asked.headers);
  const token = byId('your-token').value.trim();
  if (token) headers.set('Authorization', `Bearer ${token}`);
  const from = performance.now();
  const response = await fetch(asked.url, { ...asked, headers, cache: 'no-store', credentials: 'omit' });
  const body = [await content(response)].flat();
  const time = Math.round(performance.now() - from);
  const said = [...response.headers].map((pair) => pair.join(': ')).join('\n');
  return { status: `${response.status} ${response.statusText}`.trim(), time, body, said, etag: response.headers.get('etag') };
}

/** Sends what the form says, and shows the outcome in its place. */
async function send(call, form, state, outcome) {
  outcome.replaceChildren();
  state.textContent = 'Sending …';
  try {
    const asked = request(call, form);
    const { status, time, body, said, etag } = await sent(asked);
    state.replaceChildren(make('strong', {}, status), ` after ${time} ms`);
    outcome.append(
      ...(etag ? [make('p', {}, 'ETag: ', make('code', {}, etag))] : []),
      ...body,
      folded('Headers of the answer', () => listing('Headers of the answer', said)),
      folded('The call as a command', () => listing('The call as a command', command(asked))),
    );
  } catch (error) {
    state.textContent = `It could not be sent: ${error.message}`;
  }
}
