// The page that a learner prints at the end. The name on it stays on this device.
(function (kitbag) {
  'use strict';

  const by = (id) => document.getElementById(id);

  const entities = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

  // Some LMSs hand over a name as they write it into their own pages.
  function decoded(name) {
    return name.replace(/&(?:#(\d{1,6})|#x([\da-f]{1,5})|(amp|lt|gt|quot|apos));/gi, (whole, decimal, hex, entity) =>
      entity ? entities[entity.toLowerCase()] : String.fromCodePoint(hex ? parseInt(hex, 16) : Number(decimal)));
  }

  // LMSs give "Family name, given names" or the name as it is spoken; some give none in words.
  function spoken(given) {
    const name = decoded(given).replace(/^([^,]+),([^,]+)$/, '$2 $1').trim();
    return /^((undefined|null)\s*)+$/.test(name) ? '' : name;
  }

  function fact(id, value) {
    by(id).closest('div').hidden = value === null;
    by(id).textContent = '';
    if (value !== null) by(id).append(value);
  }

  kitbag.certificate = {
    // A name that somebody typed is kept for whom the LMS calls the same.
    start(given) {
      if (!by('certificate')) return;
      const field = by('holder');
      const name = 'name:' + given;
      field.value = kitbag.device.read(name) || spoken(given);
      field.addEventListener('input', () => kitbag.device.write(name, field.value.trim()));
    },

    fill({ day, score }) {
      fact('certified-on', day === null ? null : kitbag.day(day));
      if (by('certified-score')) fact('certified-score', score === null ? null : kitbag.words('percent', { n: score }));
    },
  };
})((window.kitbag = window.kitbag || {}));
