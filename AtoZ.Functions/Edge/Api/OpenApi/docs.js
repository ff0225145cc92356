// Tries a route from the page. Nothing is loaded from elsewhere; keys stay in this tab.
const keys = document.getElementById('keys');
for (const input of keys.querySelectorAll('input')) {
  input.value = sessionStorage.getItem(input.name) ?? '';
  input.addEventListener('input', () => sessionStorage.setItem(input.name, input.value));
}
keys.hidden = false;

const valueOf = name => keys.elements[name].value.trim();

function requestOf(form) {
  const headers = {}, query = new URLSearchParams();
  let path = form.dataset.path;
  for (const field of form.querySelectorAll('[data-in]')) {
    const value = field.value.trim();
    if (field.dataset.in === 'path') path = path.replace(`{${field.name}}`, encodeURIComponent(value));
    else if (!value) continue;
    else if (field.dataset.in === 'query') query.set(field.name, value);
    else headers[field.name] = value;
  }
  if (form.dataset.once === 'true' && !headers['Idempotency-Key']) headers['Idempotency-Key'] = crypto.randomUUID();
  if (form.dataset.key === 'functionKey' && valueOf('functionKey')) headers['x-functions-key'] = valueOf('functionKey');
  if (form.dataset.key === 'staffKey' && valueOf('staffKey')) headers.Authorization = `Bearer ${valueOf('staffKey')}`;
  const body = form.elements.body?.value;
  if (body !== undefined) headers['Content-Type'] = form.dataset.type;
  const address = query.size ? `${path}?${query}` : path;
  return [address, { method: form.dataset.verb.toUpperCase(), headers, body }];
}

async function answerOf(response) {
  const type = response.headers.get('Content-Type') ?? '';
  const text = /json|text|csv/.test(type) ? await response.text() : `(${type || 'no body'})`;
  const shown = ['Location', 'ETag', 'Retry-After', 'Idempotency-Replayed'].filter(h => response.headers.has(h)).map(h => `${h}: ${response.headers.get(h)}`);
  let pretty = text;
  if (type.includes('json') && !type.includes('ndjson')) pretty = JSON.stringify(JSON.parse(text), null, 2);
  return [`${response.status} ${response.statusText}`, ...shown, '', pretty].join('\n');
}

for (const form of document.querySelectorAll('form.try')) {
  form.hidden = false;
  form.addEventListener('submit', async event => {
    event.preventDefault();
    const output = form.querySelector('output');
    output.textContent = 'Sending …';
    try {
      output.textContent = await answerOf(await fetch(...requestOf(form)));
    } catch (error) {
      output.textContent = `No answer: ${error.message}`;
    }
  });
}
