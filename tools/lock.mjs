// package-lock.json must serve every platform and every registry. npm writes only the platform-specific packages
// that it could see when it ran; `npm ci` on another platform then refuses, or installs a tool without its binary.
//
//   node tools/lock.mjs           says what is wrong with the lock file, and fails where something is
//   node tools/lock.mjs --fix     adds what is missing (run it after "npm install" of something new)
import { readFile, writeFile } from 'node:fs/promises';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';

const file = new URL('../package-lock.json', import.meta.url);
const systems = ['android', 'darwin', 'freebsd', 'linux', 'openbsd', 'openharmony', 'win32'];
const processors = ['arm64', 'arm', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'x64'];

/**
 * Checks the lock file.
 * @param {{ fix?: boolean }} [options] - `fix`: write what can be mended.
 * @returns {Promise<string[]>} What is wrong with it, a sentence each.
 */
export async function checkLock({ fix = false } = {}) {
  const lock = JSON.parse(await readFile(file, 'utf8'));
  const problems = [];
  for (const [path, entry] of Object.entries(lock.packages)) {
    if (entry.resolved) problems.push(`${path} names the registry it came from.`);
    delete entry.resolved;
  }
  for (const { path, name, version, dev } of missing(lock.packages)) {
    problems.push(`${name} ${version} is missing, for other platforms than the one that wrote the file.`);
    const { cpu, libc, os } = platform(name);
    // In npm's order, so that npm leaves the file as it is. JSON drops what is undefined.
    lock.packages[path] = { version, cpu, dev, libc, optional: true, os };
  }
  if (fix && problems.length > 0) {
    lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
    await writeFile(file, `${JSON.stringify(lock, null, 2)}\n`);
  }
  return problems;
}

/** Optional packages, pinned to one version by who wants them, without an entry of their own. */
function missing(packages) {
  return Object.entries(packages).flatMap(([path, { optionalDependencies = {}, dev }]) =>
    Object.entries(optionalDependencies)
      .filter(([name, version]) => /^\d/.test(version) && !isThere(packages, path, name))
      .map(([name, version]) => ({ path: `node_modules/${name}`, name, version, dev })),
  );
}

/** Whether a package finds another where Node looks for it: in its own folder, then further up. */
function isThere(packages, path, name) {
  for (let folder = path; folder; folder = folder.replace(/\/?node_modules\/(@[^/]+\/)?[^/]+$/, '')) {
    if (`${folder}/node_modules/${name}` in packages) return true;
  }
  return `node_modules/${name}` in packages;
}

/** Where a package can run, by the parts of its name: "…-linux-arm-musleabihf". */
function platform(name) {
  const parts = name.split(/[-/]/);
  const os = systems.find((system) => parts.includes(system));
  const cpu = processors.find((processor) => parts.includes(processor));
  if (!os || !cpu) throw new Error(`${name}: no telling from the name where it runs. Add its entry by hand.`);
  const last = parts.at(-1);
  const libc =
    os !== 'linux' ? null : last.startsWith('musl') ? 'musl' : last.startsWith('gnu') ? 'glibc' : null;
  return { cpu: [cpu], ...(libc ? { libc: [libc] } : {}), os: [os] };
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const fix = argv.includes('--fix');
  const problems = await checkLock({ fix });
  for (const problem of problems) console.log(problem);
  if (problems.length > 0) console.log(fix ? 'Mended.' : 'Mend it with "node tools/lock.mjs --fix".');
  process.exitCode = problems.length > 0 && !fix ? 1 : 0;
}
