// A whole claim by the typed client: order, preview, claim, the seller pays, the books. Run by a test of the project: npx tsc && node dist/journey.js ADDRESS KEY
import assert from "node:assert/strict";
import { open, once } from "./client.ts";

const atoz = open(process.argv[2], process.argv[3]);

const order = await atoz.POST("/api/sandbox/orders", { params: { header: once() }, body: { priceMinor: 8000 } });
assert.ok(order.data);
const claim = { orderId: order.data.orderId, line: order.data.line, buyerId: order.data.buyerId, kind: "NotReceived" as const, description: "The lamp never arrived." };

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
const paid = await atoz.POST("/api/sandbox/claims/{claimId}/act", { params: { path, header: once() }, body: { as: "Seller", kind: "SellerPays" } });
assert.equal(paid.response.status, 202);
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
