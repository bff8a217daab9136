import { spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';

process.on('uncaughtException', (error) => {
  console.error(error.message);
  process.exit(1);
});

export const here = path.dirname(fileURLToPath(import.meta.url));

export async function launch() {
  let playwright;
  try {
    playwright = await import('playwright-core');
  } catch {
    throw new Error('playwright-core is missing: run tests/judges/install.sh');
  }
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  if (!existsSync(executablePath)) throw new Error(`${executablePath} is missing: apt-get install chromium`);
  return playwright.chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}

/** A package on disk: a folder as it is, or a zip unpacked into a folder of its own. */
export function openPackage(given) {
  if (!existsSync(given)) throw new Error('no such file or folder');
  if (statSync(given).isDirectory()) return describe(path.resolve(given), () => {});
  const folder = mkdtempSync(path.join(tmpdir(), 'kitbag-judge-'));
  const unzip = spawnSync('unzip', ['-q', path.resolve(given), '-d', folder], { encoding: 'utf8' });
  if (unzip.error) throw new Error('unzip is missing: apt-get install unzip');
  if (unzip.status !== 0) throw new Error(`unzip: ${unzip.stderr.trim()}`);
  return describe(folder, () => rmSync(folder, { recursive: true, force: true }));
}

function describe(folder, close) {
  const manifestPath = path.join(folder, 'imsmanifest.xml');
  const manifest = existsSync(manifestPath) ? readFileSync(manifestPath, 'utf8') : null;
  const find = (pattern) => manifest?.match(pattern)?.[1];
  const schemaversion = find(/<schemaversion>([^<]*)</);
  return {
    folder,
    close,
    version: manifest && (schemaversion === '1.2' ? '1.2' : '2004'),
    masteryscore: find(/<adlcp:masteryscore>([^<]*)</),
    minNormalizedMeasure: find(/<imsss:minNormalizedMeasure>([^<]*)</),
    completionThreshold: find(/<adlcp:completionThreshold>([^<]*)</) ?? find(/\bminProgressMeasure="([^"]*)"/),
    objective: find(/<imsss:primaryObjective[^>]*objectiveID="([^"]*)"/),
    start: find(/<resource\b[^>]*\bhref="([^"]*)"/) ?? 'index.html',
    course: readCourse(folder),
  };
}

function readCourse(folder) {
  const file = readdirSync(folder, { recursive: true }).find((name) => path.basename(name) === 'course.js');
  if (!file) throw new Error('no course.js: not a package of the player');
  const window = {};
  vm.runInNewContext(readFileSync(path.join(folder, file), 'utf8'), { window });
  if (!window.course) throw new Error(`${file} does not assign window.course`);
  return window.course;
}

const types = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml', '.png': 'image/png', '.jpg': 'image/jpeg', '.jpeg': 'image/jpeg', '.xml': 'text/xml',
  '.mp3': 'audio/mpeg', '.mp4': 'video/mp4', '.vtt': 'text/vtt', '.woff2': 'font/woff2', '.json': 'application/json',
};

const hostPage = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title>
<style>body{margin:0}iframe{border:0;width:100vw;height:100vh}</style>
<script src="/scorm-again.min.js"></script><script src="/lms.js"></script><body></body></html>`;

/** Serves a package under /sco/ on loopback, beside the host page that plays the LMS. */
export async function serve(folder) {
  const server = createServer((request, response) => {
    const name = decodeURIComponent(new URL(request.url, 'http://loopback').pathname);
    const send = (status, type, body) => response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
    if (name === '/') return send(200, types['.html'], hostPage);
    if (name === '/favicon.ico') return send(204, 'image/x-icon');
    const file =
      name === '/lms.js' ? path.join(here, 'lms.js')
      : name === '/scorm-again.min.js' ? path.join(here, 'node_modules/scorm-again/dist/scorm-again.min.js')
      : name.startsWith('/sco/') ? path.join(folder, name.slice(5))
      : null;
    if (!file || !existsSync(file) || !statSync(file).isFile()) return send(404, 'text/plain', 'not found');
    send(200, types[path.extname(file)] ?? 'application/octet-stream', readFileSync(file));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

/** Collects what must never happen in any page of the context. */
export function watch(context, allowed, fault) {
  const home = (url) => allowed.some((prefix) => url.startsWith(prefix)) || /^(data|blob|about):/.test(url);
  context.on('request', (request) => home(request.url()) || fault(`asks for ${request.url()}, outside the package`));
  context.on('response', (response) => response.status() >= 400 && fault(`${response.status()} for ${response.url()}`));
  context.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText;
    if (reason !== 'net::ERR_ABORTED') fault(`${request.url()} failed: ${reason}`);
  });
  context.on('console', (message) => message.type() === 'error' && fault(`console error: ${message.text()}`));
  context.on('weberror', (error) => fault(`script error: ${error.error().message}`));
  context.on('dialog', (dialog) => {
    fault(`a ${dialog.type()} dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
}

/** Judges each file on its own: one line for a good one, a list for a bad one. */
export async function report(files, judge) {
  if (files.length === 0) throw new Error('nothing to judge: give files or folders');
  const verdicts = files.map(() => null);
  let next = 0;
  let told = 0;
  let bad = 0;
  const tell = () => {
    for (; told < files.length && verdicts[told]; told += 1) {
      const { faults, note } = verdicts[told];
      if (faults.length === 0) console.log(`ok ${files[told]}${note ? ` (${note})` : ''}`);
      else console.log([`FAULTY ${files[told]}`, ...new Set(faults)].join('\n  '));
      bad += faults.length > 0;
    }
  };
  const work = async () => {
    while (next < files.length) {
      const at = next;
      next += 1;
      const faults = [];
      let note;
      try {
        note = await judge(files[at], (text) => faults.push(text));
      } catch (error) {
        faults.push(error.message.split('\n')[0]);
      }
      verdicts[at] = { faults, note };
      tell();
    }
  };
  // A page waits for its course more than it computes, so there is one at work for each core.
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  process.exitCode = bad > 0 ? 1 : 0;
}
