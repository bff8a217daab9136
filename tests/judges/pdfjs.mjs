#!/usr/bin/env node
// Prints what pdf.js, the reader of Firefox, takes the words of each page of a PDF to be, as a JSON list.
// usage: pdfjs.mjs FILE.pdf

import { readFileSync } from 'node:fs';

// It wants a class of browsers before it starts, which only drawing needs; and it warns that this one cannot draw.
globalThis.DOMMatrix ??= class {};
const warn = console.warn;
console.warn = () => {};
const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');
console.warn = warn;

const data = new Uint8Array(readFileSync(process.argv[2]));
const document = await getDocument({ data, verbosity: VerbosityLevel.ERRORS }).promise;
const pages = [];
for (let number = 1; number <= document.numPages; number++) {
  const { items } = await (await document.getPage(number)).getTextContent({ disableNormalization: true });
  pages.push(items.map(({ str, hasEOL }) => (hasEOL ? `${str}\n` : str)).join(''));
}
console.log(JSON.stringify(pages));
