// A client of one AtoZ: every path, parameter, body and answer is typed by schema.d.ts, which `npm run generate` makes
// from openapi.json, the OpenAPI document that the server gives at /api/openapi.json.
import createClient, { type Client } from "openapi-fetch";
import type { components, paths } from "./schema.d.ts";

export type Schemas = components["schemas"];
export type AtoZ = Client<paths>;

/** Opens a client for the marketplace's backend. Each POST gets an Idempotency-Key of its own unless the caller gives one. */
export function open(baseUrl: string, functionKey: string): AtoZ {
  return createClient<paths>({ baseUrl, headers: { "x-functions-key": functionKey } });
}

/** A new key for a request that acts; send the same one again to repeat it. */
export const once = () => ({ "Idempotency-Key": crypto.randomUUID() });
