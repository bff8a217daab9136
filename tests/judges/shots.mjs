#!/usr/bin/env node
// Pictures of a player package's screens, in the size of a desktop, of an LMS frame and of a phone.
// usage: shots.mjs PACKAGE FOLDER [SCREEN...]      a question's state after its answer is SCREEN-answered

import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { launch, openPackage, report, serve, watch } from './browser.mjs';
import { Player } from './player.mjs';

const sizes = [[1280, 900], [650, 660], [320, 640]];
const [file, folder, ...wanted] = process.argv.slice(2);
if (!folder) throw new Error('usage: shots.mjs PACKAGE FOLDER [SCREEN...]');
mkdirSync(folder, { recursive: true });

const browser = await launch();
await report([file], async (file, fault) => {
  const pack = openPackage(file);
  const server = await serve(pack.folder);
  const missing = new Set(wanted);
  let taken = 0;
  try {
    for (const [width, height] of sizes) {
      const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce' });
      watch(context, [server.origin], fault);
      const page = await context.newPage();
      await page.goto(`${server.origin}/sco/${pack.start}`);
      const player = await new Player(page.mainFrame(), pack.course).ready();
      await player.walk({
        visit: async (screen) => {
          if (wanted.length > 0 && !wanted.includes(screen)) return;
          missing.delete(screen);
          await page.screenshot({ fullPage: true, path: path.join(folder, `${screen}-${width}x${height}.png`) });
          taken += 1;
        },
      });
      await context.close();
    }
  } finally {
    server.close();
    pack.close();
  }
  for (const screen of missing) fault(`there is no screen ${screen}`);
  return `${taken} pictures in ${folder}`;
});
await browser.close();
