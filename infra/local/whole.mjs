// Exit code 0 when a folder's node_modules are what its package-lock.json asks for, and whole. An install that was interrupted leaves no list of
// what is installed; where files were deleted later, packages of the list are missing. Reads a few hundred names, and needs no network.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2] ?? '.';
const packages = file => JSON.parse(readFileSync(join(folder, file), 'utf8')).packages;

function isWhole() {
  const wanted = packages('package-lock.json');
  const installed = packages('node_modules/.package-lock.json');
  for (const [path, one] of Object.entries(wanted)) {
    // What is optional may be for another system.
    if (path !== '' && !one.optional && installed[path]?.version !== one.version) return false;
  }
  return Object.keys(installed).every(path => existsSync(join(folder, path, 'package.json')));
}

try {
  process.exitCode = isWhole() ? 0 : 1;
} catch {
  process.exitCode = 1;
}
