// A whole claim by the typed client: order, preview, claim, the seller pays, the books. Run by a test of the project: npx tsc && node dist/journey.js ADDRESS KEY
import assert from "node:assert/strict";
import { open, once } from "./client.ts";

const atoz = open(process.argv[2], process.argv[3]);

// What plays the parties is the sandbox's, which nothing that is deployed has; so the client does not know it.
async function sandbox(path: string, body: object): Promise<Response> {
  const headers = { "x-functions-key": process.argv[3], "Content-Type": "application/json", ...once() };
  return fetch(`${process.argv[2]}/api/sandbox/${path}`, { method: "POST", headers, body: JSON.stringify(body) });
}

const order = (await (await sandbox("orders", { priceMinor: 8000 })).json()) as { orderId: string; line: number; buyerId: string };
const claim = { orderId: order.orderId, line: order.line, buyerId: order.buyerId, kind: "NotReceived" as const, description: "The lamp never arrived." };

const preview = await atoz.POST("/api/claims/preview", { body: claim });
assert.equal(preview.data?.eligible, true);

const filed = await atoz.POST("/api/claims", { params: { header: once() }, body: claim });
assert.ok(filed.data);
const path = { claimId: filed.data.id };

const again = await atoz.POST("/api/claims", { params: { header: once() }, body: claim });
assert.equal(again.error?.code, "CLAIM_ALREADY_OPEN");

async function read(until: (c: { status: string; nextActor: string }) => boolean) {
  for (let tries = 0; tries < 2000; tries++) {
    const { data } = await atoz.GET("/api/claims/{claimId}", { params: { path } });
    if (data && until(data)) return data;
  }
  throw new Error("The claim did not come that far.");
}

await read(c => c.nextActor === "Seller");
const paid = await sandbox(`claims/${path.claimId}/act`, { as: "Seller", kind: "SellerPays" });
assert.equal(paid.status, 202);
const closed = await read(c => c.status === "Closed");
assert.equal(closed.outcome, "PaidBySeller");
assert.equal(closed.paidMinor, 8000);

const ledger = await atoz.GET("/api/claims/{claimId}/ledger", { params: { path } });
assert.equal(ledger.data?.sumMinor, 0);

// The feed is read page by page, from the cursor that one has kept; here from the beginning.
async function told(cursor?: string): Promise<boolean> {
  const { data } = await atoz.GET("/api/events", { params: { query: { limit: 50, cursor } } });
  assert.ok(data);
  return data.events.some(e => e.data.claimId === path.claimId) || (data.events.length > 0 && told(data.next));
}

assert.ok(await told());
console.log(`${path.claimId} ${closed.outcome}`);
