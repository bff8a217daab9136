#!/usr/bin/env node
// Writes a deck some times with npm's PptxGenJS and prints the CPU seconds that it took, without the start of node.
// `make bench` reads them.
// usage: decks.mjs SLIDES.json TIMES OUTPUT.pptx      SLIDES.json: [{title, body: [TEXT...], notes: [TEXT...]}...]

import { readFileSync, writeFileSync } from 'node:fs';
import PptxGenJS from 'pptxgenjs';

const [slides, times, output] = process.argv.slice(2);
const content = JSON.parse(readFileSync(slides, 'utf8'));

async function deck() {
  const deck = new PptxGenJS();
  deck.layout = 'LAYOUT_WIDE';
  for (const { title, body, notes } of content) {
    const slide = deck.addSlide();
    slide.addText(title, { x: 0.5, y: 0.4, w: 12, h: 1, fontSize: 32, bold: true });
    const bullets = body.map((text) => ({ text, options: { bullet: true, breakLine: true } }));
    if (bullets.length > 0) slide.addText(bullets, { x: 0.5, y: 1.6, w: 12, h: 5, fontSize: 20 });
    if (notes.length > 0) slide.addNotes(notes.join('\n'));
  }
  return deck.write({ outputType: 'nodebuffer', compression: true });
}

const before = process.cpuUsage();
let bytes;
for (let time = 0; time < Number(times); time++) bytes = await deck();
const { user, system } = process.cpuUsage(before);
writeFileSync(output, bytes);
console.log((user + system) / 1e6);
