// Verifies webhooks as an integrator does, with the public library of Standard Webhooks. One JSON object a line comes in:
// { secret, id, timestamp, signature, body }; one line a webhook goes out: "ok", or why the library refuses it.
import { createInterface } from 'node:readline';
import { Webhook } from 'standardwebhooks';

for await (const line of createInterface({ input: process.stdin })) {
  const { secret, id, timestamp, signature, body } = JSON.parse(line);
  try {
    new Webhook(secret).verify(body, { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature });
    console.log('ok');
  } catch (refused) {
    console.log(refused.message);
  }
}
