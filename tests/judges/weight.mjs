// How heavy a course is for a learner's connection and device.

import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const limits = { first: 150_000, script: 60_000, milliseconds: 100, whole: 1_000_000 };

/**
 * Bytes that show the first screen where a server does not compress: the page up to its end, its styles and its
 * pictures. A browser that gets no more, and no script, must show it.
 */
async function seen(stage, context) {
  const page = await context.newPage();
  const start = `${stage.origin}/sco/${stage.pack.start}`;
  const whole = await (await page.request.get(start)).text();
  const beginning = whole.slice(0, whole.indexOf('</section>') + '</section>'.length);
  let bytes = 0;
  await page.route('**/sco/**', async (route) => {
    if (route.request().url() === start) {
      bytes += Buffer.byteLength(beginning);
      return route.fulfill({ body: beginning, contentType: 'text/html' });
    }
    if (route.request().resourceType() === 'script') return route.fulfill({ body: '', contentType: 'text/javascript' });
    const response = await route.fetch();
    bytes += (await response.body()).length;
    return route.fulfill({ response });
  });
  await page.goto(start);
  const heading = page.locator('#main h1').first();
  if (!(await heading.isVisible())) stage.fault('the first screen does not show before the rest is loaded');
  await page.close();
  return bytes;
}

/** Everything loaded until the learner can begin, without the pictures of later screens, as servers send it. */
export async function weigh(stage, context) {
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Performance.enable');
  const loaded = [];
  page.on('response', (response) => loaded.push(response));
  await page.goto(`${stage.origin}/sco/${stage.pack.start}`);
  await page.waitForFunction(() => document.documentElement.dataset.ready === 'true');
  const { metrics } = await devtools.send('Performance.getMetrics');
  const milliseconds = Math.round(1000 * metrics.find((metric) => metric.name === 'ScriptDuration').value);
  const later = await page.evaluate(() => [...document.querySelectorAll('.screen[hidden] img')].map((image) => image.src));
  const bodies = await Promise.all(loaded.filter((it) => !later.includes(it.url())).map(async (it) => [it.url(), await it.body()]));
  const sum = (sizeOf) => bodies.reduce((all, [url, body]) => all + sizeOf(url, body), 0);
  const [first, unpacked] = [sum((url, body) => gzipSync(body).length), sum((url, body) => body.length)];
  const script = sum((url, body) => (url.endsWith('.js') ? body.length : 0));
  const files = readdirSync(stage.pack.folder, { recursive: true }).filter((name) => !name.startsWith('media/') && !/\.(xsd|dtd)$/.test(name));
  const whole = files.reduce((all, name) => all + statSync(path.join(stage.pack.folder, name)).size, 0);
  const bare = await seen(stage, context);
  const judge = (value, limit, what) => value > limit && stage.fault(`${what}: ${value} instead of at most ${limit}`);
  judge(first, limits.first, 'bytes until the first screen');
  judge(bare, limits.first, 'bytes until the first screen shows, not compressed');
  judge(script, limits.script, 'bytes of JavaScript');
  judge(milliseconds, limits.milliseconds, 'milliseconds of script until the first screen');
  judge(whole, limits.whole, 'bytes of the package without pictures and media');
  const thousands = (size) => `${Math.ceil(size / 1000)} kB`;
  return `${thousands(first)} until the first screen works; where a server does not compress, ${thousands(bare)} until it shows and ${thousands(unpacked)} until it works, ${thousands(script)} of JavaScript in ${milliseconds} ms, ${thousands(whole)} in all`;
}
