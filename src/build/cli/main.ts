#!/usr/bin/env node
import { argv, env, stderr, stdout, version } from 'node:process';

/** What Astro needs; `engines` in package.json says the same to npm. */
const [leastMajor, leastMinor] = [22, 12];

const [major = 0, minor = 0] = version.slice(1).split('.').map(Number);
if (major < leastMajor || (major === leastMajor && minor < leastMinor)) {
  stderr.write(`Vitrine needs Node ${leastMajor}.${leastMinor} or newer; this is ${version}.\n`);
  process.exitCode = 2;
} else {
  // Loaded only now: an older Node would stumble over something it does not know.
  const [{ callerOf }, { runCommand }] = await Promise.all([import('./as-called.ts'), import('./run-command.ts')]);
  // Who reads with `head` has seen enough: no fault of anybody.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
  process.exitCode = await runCommand(argv.slice(2), {
    caller: callerOf(import.meta.url.endsWith('.ts'), env),
    environment: env,
    write: (text) => void stdout.write(text),
    writeError: (text) => void stderr.write(text),
  });
}
