// Asks a running host for the history of one instance; see AtoZ.Functions/docs/engine.md.
import { readFileSync, writeFileSync } from 'node:fs';

const [, , url, keys, instance, out] = process.argv;
const { systemKeys } = JSON.parse(readFileSync(keys, 'utf8'));
const address = `${url}/runtime/webhooks/durabletask/instances/${encodeURIComponent(instance)}/history`;

function stop(message) {
  console.error(message);
  process.exit(1);
}

let answer;
try {
  answer = await fetch(address, { headers: { 'x-functions-key': systemKeys.durabletask_extension } });
} catch (error) {
  stop(`There is no host at ${url} (${error.cause?.code ?? error.message}): start ./run first, or name another with --url.`);
}

const text = await answer.text();
if (!answer.ok) {
  stop(answer.status === 404 ? `There is no instance '${instance}'.` : `${answer.status}: ${text}`);
}

if (out) {
  writeFileSync(out, text.endsWith('\n') ? text : text + '\n');
  console.error(`Written to ${out}: ${JSON.parse(text).Events.length} events. It holds the payloads, so treat it as personal data.`);
} else {
  console.log(text);
}
