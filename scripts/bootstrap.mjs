// What every `npm start`, `npm test` and so on runs first, with whatever Node.js the machine has: makes sure that the
// dependencies are those of package-lock.json, then hands over to Node.js 24 running scripts/COMMAND.ts.
// Plain JavaScript without dependencies, since before it has run there may be none.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const wantedMajor = 24;
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const modules = path.join(root, 'node_modules');
const [command, ...rest] = process.argv.slice(2);

function stop(message) {
  console.error(message);
  process.exit(1);
}

/** The stamp lies inside node_modules, so that it goes when they go. */
function installDependencies() {
  const stampFile = path.join(modules, '.passerelle-lock');
  // The platform is part of it: a work tree may be shared between machines, and native packages differ.
  const stamp = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .update(`${process.platform} ${process.arch}`)
    .digest('hex');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  if (installedByHand()) return writeFileSync(stampFile, stamp);

  console.log('Installing the npm packages of package-lock.json ...');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const options = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status, error } = spawnSync(npm, options, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (error) stop(`npm could not be started (${error.message}). It comes with Node.js: install both, then try again.`);
  if (status !== 0) stop('npm could not install the packages; its own message above says why.');
  writeFileSync(stampFile, stamp);
}

/** Whether somebody ran `npm ci` already: npm keeps a record of what it put into node_modules. */
function installedByHand() {
  const record = path.join(modules, '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
  const same = (name) =>
    installed[name]?.version === wanted[name]?.version && installed[name]?.integrity === wanted[name]?.integrity;
  // Optional packages for other platforms are in the lock file, but are never installed here.
  const needed = Object.keys(wanted).filter((name) => name !== '' && (installed[name] || !wanted[name].optional));
  return needed.every(same) && Object.keys(installed).every(same);
}

/** The Node.js to run with: the one that came as a package, or this one where it is new enough. */
function findNode() {
  const packaged = path.join(modules, `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (existsSync(packaged)) return packaged;
  if (Number(process.versions.node.split('.')[0]) >= wantedMajor) return process.execPath;
  return stop(
    `Node.js ${wantedMajor} or newer is needed; this is ${process.version}, and no packaged one exists for ` +
      `${process.platform} on ${process.arch}. Install Node.js ${wantedMajor}, then try again.`,
  );
}

if (command === undefined || !/^[a-z][a-z-]*$/.test(command)) stop('Say what to run: node scripts/bootstrap.mjs start');
const script = path.join(root, 'scripts', `${command}.ts`);
if (!existsSync(script)) stop(`There is no command '${command}': scripts/${command}.ts does not exist.`);
installDependencies();

const node = findNode();
const binaries = path.join(modules, '.bin');
const child = spawn(node, [script, ...rest], {
  cwd: root,
  stdio: 'inherit',
  env: {
    ...process.env,
    // First the folder of the Node.js that was chosen, so that whatever the scripts start uses the same.
    PATH: [path.dirname(node), binaries, process.env.PATH].filter(Boolean).join(path.delimiter),
  },
});

// A terminal's Ctrl-C reaches the child by itself; a signal sent to this process alone has to be passed on.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  });
}
child.on('error', (error) => stop(`${node} could not be started: ${error.message}`));
child.on('exit', (code, signal) => process.exit(code ?? 128 + (signal ? constants.signals[signal] : 1)));
