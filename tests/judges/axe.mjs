#!/usr/bin/env node
// Runs axe-core on every screen of a player package (zip or folder) or on plain HTML files, at 1280 and 320 pixels.
// usage: axe.mjs PACKAGE|FILE.html...

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { launch, openPackage, report, here, serve, watch } from './browser.mjs';
import { sticksOut } from './layout.mjs';
import { Player } from './player.mjs';

const widths = [1280, 320];
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const rightToLeft = /^(ar|fa|ps|prs|ur|he|dv|ckb|sd|ug|yi|en-XB)(-|$)/;
let axe;
try {
  axe = readFileSync(path.join(here, 'node_modules/axe-core/axe.min.js'), 'utf8');
} catch {
  throw new Error('axe-core is missing: run tests/judges/install.sh');
}

/** What axe finds, what sticks out to the side, and whether language and direction are said. */
async function inspect(page, where, fault) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  const { violations, incomplete } = await page.evaluate((values) => axe.run(document, { runOnly: { type: 'tag', values } }), tags);
  for (const { id, help, nodes } of violations) {
    fault(`${where}: ${id}: ${help} (${nodes.length} times, first ${nodes[0].target.join(' ')})`);
  }
  const { over, names } = await sticksOut(page);
  if (over > 0 || names.length > 0) fault(`${where}: sticks out to the side by ${over} pixels: ${names.join(', ')}`);
  const { lang, dir, title } = await page.evaluate(() => ({ lang: document.documentElement.lang, dir: document.documentElement.getAttribute('dir'), title: document.title.trim() }));
  if (!/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(lang)) fault(`${where}: html lang is "${lang}"`);
  else if (dir !== (rightToLeft.test(lang) ? 'rtl' : 'ltr')) fault(`${where}: html dir is "${dir}" for the language ${lang}`);
  if (!title) fault(`${where}: no title`);
  return incomplete.length;
}

async function open(browser, width, home, fault) {
  const context = await browser.newContext({ viewport: { width, height: width === 320 ? 640 : 900 }, reducedMotion: 'reduce' });
  watch(context, [home], fault);
  return context.newPage();
}

async function inspectPlayer(browser, file, fault) {
  const pack = openPackage(file);
  const server = await serve(pack.folder);
  const states = new Set();
  let doubtful = 0;
  try {
    for (const width of widths) {
      const page = await open(browser, width, server.origin, fault);
      await page.goto(`${server.origin}/sco/${pack.start}`);
      const player = await new Player(page.mainFrame(), pack.course).ready();
      await player.walk({
        visit: async (screen) => {
          states.add(screen);
          doubtful += await inspect(page, `${screen} at ${width}`, fault);
        },
      });
      await page.context().close();
    }
  } finally {
    server.close();
    pack.close();
  }
  return `${states.size} screens and states at ${widths.join(' and ')} pixels, ${doubtful} findings only a person can decide`;
}

async function inspectPage(browser, file, fault) {
  const server = await serve(path.dirname(path.resolve(file)));
  let doubtful = 0;
  try {
    for (const width of widths) {
      const page = await open(browser, width, server.origin, fault);
      await page.goto(`${server.origin}/sco/${encodeURIComponent(path.basename(file))}`);
      doubtful += await inspect(page, `at ${width}`, fault);
      await page.context().close();
    }
  } finally {
    server.close();
  }
  return `${widths.join(' and ')} pixels, ${doubtful} findings only a person can decide`;
}

const browser = await launch();
await report(process.argv.slice(2), (file, fault) =>
  file.endsWith('.html') ? inspectPage(browser, file, fault) : inspectPlayer(browser, file, fault),
);
await browser.close();
