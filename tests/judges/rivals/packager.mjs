#!/usr/bin/env node
// Packs folders of ready-made files with npm's simple-scorm-packager and prints the CPU seconds that it took,
// without the start of node. `make bench` reads them.
// usage: packager.mjs OUTPUT FOLDER...

import pack from 'simple-scorm-packager';

const [outputFolder, ...folders] = process.argv.slice(2);
const print = console.log;
console.log = () => {};
const before = process.cpuUsage();
for (const [place, source] of folders.entries()) {
  const name = `package-${place}`;
  const options = { version: '1.2', title: name, identifier: name, source, package: { zip: true, name, outputFolder } };
  await new Promise((done) => pack(options, done));
}
const { user, system } = process.cpuUsage(before);
print((user + system) / 1e6);
