// What makes elements. No text is ever read as HTML.

/** An element; an attribute that is a function listens to the event of that name. */
function make(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name, value);
    else if (value === true) made.setAttribute(name, '');
    else if (value !== false && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.flat().filter((child) => child !== undefined && child !== ''));
  return made;
}

/** A line of text in which what stands between backticks is code. */
function line(text) {
  return text.split('`').map((part, n) => (n % 2 ? make('code', {}, part) : part));
}

/** A text in paragraphs. */
function prose(text = '') {
  const paragraphs = text.split(/\n\s*\n/).filter((paragraph) => paragraph.trim());
  return paragraphs.map((paragraph) => make('p', {}, line(paragraph)));
}

/** Something folded that is made when it is first opened. */
function folded(title, content) {
  const fold = make('details', { class: 'fold' }, make('summary', {}, title));
  fold.addEventListener('toggle', () => fold.append(...[content()].flat()), { once: true });
  return fold;
}

/** What may be longer than its room, and is reached by the keyboard then. */
function listing(name, text) {
  return make('pre', { tabindex: 0, role: 'group', 'aria-label': name }, text);
}

const pretty = (value) => JSON.stringify(value, null, 2);

/** What `read` makes of a text, or the text as it is if it makes nothing of it. */
function orItself(text, read) {
  try {
    return read(text);
  } catch {
    return text;
  }
}
