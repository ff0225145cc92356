// Checks the dossier that this page carries, with nothing but the browser's own WebCrypto.
const bytes = text => new TextEncoder().encode(text);
const hex = buffer => [...new Uint8Array(buffer)].map(b => b.toString(16).padStart(2, "0")).join("");
const sha256 = async data => hex(await crypto.subtle.digest("SHA-256", typeof data === "string" ? bytes(data) : data));
const base64 = text => Uint8Array.from(atob(text), c => c.charCodeAt(0));
const base64url = text => base64(text.replace(/-/g, "+").replace(/_/g, "/").padEnd(Math.ceil(text.length / 4) * 4, "="));
const carried = id => new TextDecoder().decode(base64(document.getElementById(id).textContent.trim()));
const fail = (code, what) => { throw Object.assign(new Error(what), { code }); };

async function keysOf(dossier) {
  const keys = {};
  for (const k of dossier.keys.keys) {
    const name = await crypto.subtle.digest("SHA-256", bytes(`{"crv":"P-256","kty":"EC","x":"${k.x}","y":"${k.y}"}`));
    if (btoa(String.fromCharCode(...new Uint8Array(name))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "") !== k.kid) continue;
    keys[k.kid] = await crypto.subtle.importKey("jwk", { kty: k.kty, crv: k.crv, x: k.x, y: k.y }, { name: "ECDSA", namedCurve: "P-256" }, false, ["verify"]);
  }
  return keys;
}

async function signed(keys, kid, signature, text, code, name) {
  if (!keys[kid]) fail("KEY_UNKNOWN", `${name}: ${kid}`);
  if (!await crypto.subtle.verify({ name: "ECDSA", hash: "SHA-256" }, keys[kid], base64url(signature), bytes(text))) fail(code, name);
}

async function chain(dossier) {
  let previous = "0".repeat(64);
  const seen = new Set(dossier.timeline.map(e => e.number)), met = new Set(), decided = {};
  for (const [i, e] of dossier.timeline.entries()) {
    if (met.has(e.number)) fail("ENTRY_INSERTED", `entry ${e.number} twice`);
    met.add(e.number);
    if (e.number !== i + 1) seen.has(i + 1) ? fail("ENTRY_MOVED", `entry ${e.number}`) : fail("ENTRY_REMOVED", `entry ${i + 1}`);
    if (e.content) {
      const c = JSON.parse(e.content);
      if (await sha256(e.content) !== e.contentHash || c.number !== e.number || c.claim !== dossier.claim) fail("ENTRY_EDITED", `entry ${e.number} (${c.kind})`);
      if (c.kind === "Decided") decided[c.data.id] = c.data.sha256;
    }
    if (await sha256(`{"content":"${e.contentHash}","number":${e.number},"previous":"${previous}"}`) !== e.hash) fail("CHAIN_BROKEN", `entry ${e.number}`);
    previous = e.hash;
  }
  return decided;
}

async function decisions(dossier, keys, decided) {
  for (const d of dossier.decisions) {
    const body = JSON.parse(d.body), name = `${body.kind} ${body.id}`;
    if (await sha256(d.body) !== d.sha256) fail("DECISION_EDITED", name);
    for (const p of d.parts) if (await sha256(p.text) !== body.parts[p.name]) fail("DECISION_EDITED", `${name}: ${p.name}`);
    await signed(keys, d.keyId, d.signature, d.body, "SIGNATURE_WRONG", name);
    if (!(body.id in decided)) fail("DECISION_INSERTED", name);
    if (decided[body.id] !== d.sha256) fail("DECISION_EDITED", name);
    delete decided[body.id];
  }
  const left = Object.keys(decided);
  if (left.length) fail("DECISION_REMOVED", left[0]);
}

// What is shown is what was signed: heading, style, every word, and nothing beside it.
function page() {
  // Read as this browser read the page itself, which a parser without scripts would not: <noscript> differs.
  const signed = document.createElement("html");
  signed.innerHTML = carried("shown");
  const beside = [...document.body.childNodes].filter(n => n.nodeName !== "MAIN" && n.nodeName !== "SCRIPT" && (n.nodeType === 1 || n.textContent.trim()));
  if (!signed.querySelector("head").isEqualNode(document.head) || !signed.querySelector("main").isEqualNode(document.querySelector("main"))
    || document.querySelectorAll("body > main").length !== 1 || beside.length || document.body.attributes.length) fail("PAGE_EDITED", "index.html");
}

async function check() {
  page();
  const text = carried("dossier"), signature = JSON.parse(carried("signature")), shown = JSON.parse(carried("shown-signature")), dossier = JSON.parse(text);
  const keys = await keysOf(dossier);
  await signed(keys, shown.keyId, shown.signature, carried("shown"), "PAGE_EDITED", "index.html");
  await decisions(dossier, keys, await chain(dossier));
  await signed(keys, signature.keyId, signature.signature, text, "DOSSIER_EDITED", "dossier.json");
  return dossier;
}

function tell(state, text) {
  const verdict = document.getElementById("verdict");
  verdict.dataset.state = state;
  verdict.textContent = text;
}

const words = { ...document.getElementById("verdict").dataset };
const loaded = new Promise(done => document.addEventListener("DOMContentLoaded", done));
loaded.then(check).then(dossier => {
  tell("holds", words.holds);
  document.getElementById("files").addEventListener("change", async event => {
    const known = new Map(dossier.files.map(f => [f.sha256, f.path]));
    for (const file of event.target.files) {
      if (!known.has(await sha256(await file.arrayBuffer()))) return tell("broken", `${words.broken} FILE_EDITED: ${file.name}`);
    }
    tell("holds", `${words.holds} (${event.target.files.length})`);
  });
}).catch(e => tell("broken", `${words.broken} ${e.code ?? "DOSSIER_UNREADABLE"}: ${e.message}`));
