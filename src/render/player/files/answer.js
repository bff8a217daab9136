// What a learner entered: read from a form, shown in it again, judged, and packed for the state.
(function (kitbag) {
  'use strict';

  const { encodeText, decodeText } = kitbag.state;
  const keyOf = (parts, id) => parts.find((part) => part.id === id).key;
  const idOf = (parts, key) => (parts.find((part) => part.key === key) || {}).id;
  const chunks = (line, length) => line.match(new RegExp('.{' + length + '}', 'g')) || [];
  const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
  const known = (ids) => (ids.length > 0 && ids.every(Boolean) ? ids : null);

  const ticked = (form) => Array.from(form.querySelectorAll('input:checked'), (input) => input.value);
  function tick(form, values) {
    form.querySelectorAll('input').forEach((input) => (input.checked = values.includes(input.value)));
  }

  const zeros = [0x660, 0x6f0, 0x966, 0x9e6, 0xbe6, 0xde6, 0xe50, 0xed0, 0x1040, 0x17e0];

  const comma = window.course.writing.decimal === ',';

  // The number that was meant, as ASCII; null for anything else. Signs are read as the language of the course
  // writes them, and as others do where they could mean nothing here: `1.5` where points group.
  function number(text) {
    const ascii = Array.from(text.trim(), (digit) => {
      const zero = zeros.find((it) => digit.charCodeAt(0) >= it && digit.charCodeAt(0) < it + 10);
      return zero ? String(digit.charCodeAt(0) - zero) : digit;
    }).join('');
    let plain = ascii.replace(/[\s\u00a0\u202f\u066c'\u2019]/g, '').replace('\u2212', '-').replace(/^\+/, '');
    if (comma) plain = plain.replace(/[.,]/g, (sign) => (sign === '.' ? ',' : '.'));
    plain = plain.replace('\u066b', '.');
    if (/^-?[1-9]\d{0,2}(,\d{2,3})*,\d{3}(\.\d*)?$/.test(plain)) plain = plain.replace(/,/g, '');
    else if (/^-?[1-9]\d{0,2}(\.\d{3})+(\.\d{3}|,\d*)$/.test(plain)) plain = plain.replace(/\./g, '');
    plain = plain.replace(',', '.').replace(/^(-?)\./, '$10.').replace(/\.$/, '');
    return /^-?\d{1,10}(\.\d{1,7})?$/.test(plain) ? plain : null;
  }

  // Signs that nobody sees, as keyboards for Khmer put between words, tell no two answers apart.
  const unseen = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
  const folded = (text) => text.normalize('NFC').replace(unseen, '').trim().replace(/\s+/g, ' ').toLowerCase();

  // Right sides that read alike are one answer.
  function matched(select) {
    const own = select.querySelector('option[value="' + select.name + '"]');
    return select.options[select.selectedIndex].text === own.text ? select.name : select.value;
  }

  const chosen = {
    read: (form) => known(ticked(form)),
    show: tick,
    right: (question) => question.options.filter((option) => option.right).map((option) => option.id),
    judge: (question, ids) => same(ids, chosen.right(question)),
    pack: (question, ids) => ids.map((id) => keyOf(question.options, id)).join(''),
    unpack: (question, line) => known(chunks(line, 2).map((key) => idOf(question.options, key))),
  };

  const unscored = { right: () => null, judge: () => null };

  const typed = {
    show: (form, value) => (form.querySelector('input').value = value),
    right: () => null,
    pack: (question, value) => encodeText(value),
    unpack: (question, line) => decodeText(line) || null,
  };

  const items = (form) => Array.from(form.querySelectorAll('li[data-item]'));

  kitbag.answers = {
    single: chosen,
    multiple: chosen,
    likert: Object.assign({}, chosen, unscored),

    'true-false': {
      read: chosen.read,
      show: tick,
      right: (question) => [String(question.answer)],
      judge: (question, ids) => ids[0] === String(question.answer),
      pack: (question, ids) => ids[0][0],
      unpack: (question, line) => ({ t: ['true'], f: ['false'] })[line] || null,
    },

    matching: {
      read(form) {
        const pairs = Array.from(form.querySelectorAll('select'), (select) => [select.name, matched(select)]);
        return pairs.every((pair) => pair[1]) ? pairs : null;
      },
      show: (form, pairs) => pairs.forEach((pair) => (form.querySelector('select[name="' + pair[0] + '"]').value = pair[1])),
      right: (question) => question.pairs.map((pair) => [pair.id, pair.id]),
      judge: (question, pairs) => pairs.every((pair) => pair[0] === pair[1]),
      pack: (question, pairs) => pairs.map((pair) => pair.map((id) => keyOf(question.pairs, id)).join('')).join(''),
      unpack(question, line) {
        const pairs = chunks(line, 4).map((both) => chunks(both, 2).map((key) => idOf(question.pairs, key)));
        return pairs.every((pair) => known(pair)) ? known(pairs) : null;
      },
    },

    ordering: {
      read: (form) => items(form).map((item) => item.dataset.item),
      show(form, ids) {
        const list = form.querySelector('.order');
        ids.forEach((id) => list.appendChild(items(form).find((item) => item.dataset.item === id)));
      },
      right: (question) => question.items.map((item) => item.id),
      judge: (question, ids) => same(ids, question.items.map((item) => item.id)),
      pack: (question, ids) => ids.map((id) => keyOf(question.items, id)).join(''),
      unpack(question, line) {
        const ids = chunks(line, 2).map((key) => idOf(question.items, key));
        return ids.length === question.items.length ? known(ids) : null;
      },
    },

    numeric: Object.assign({}, typed, {
      read: (form) => number(form.querySelector('input').value),
      show: (form, value) => typed.show(form, comma ? value.replace('.', ',') : value),
      judge: (question, value) => Number(value) >= Number(question.answer.min) && Number(value) <= Number(question.answer.max),
    }),

    'short-text': Object.assign({}, typed, {
      read: (form) => form.querySelector('input').value.trim() || null,
      judge: (question, value) => question.answer.accept.some((words) => folded(words) === folded(value)),
    }),

    'self-assessment': Object.assign({}, unscored, {
      read: (form) => known(ticked(form).map((value) => value.split('.'))),
      show: (form, pairs) => tick(form, pairs.map((pair) => pair.join('.'))),
      pack: (question, pairs) => pairs.map((pair) => keyOf(question.dimensions, pair[0]) + keyOf(question.levels, pair[1])).join(''),
      unpack(question, line) {
        const pairs = chunks(line, 4).map((both) => [idOf(question.dimensions, both.slice(0, 2)), idOf(question.levels, both.slice(2))]);
        return pairs.every((pair) => known(pair)) ? known(pairs) : null;
      },
    }),
  };
})((window.kitbag = window.kitbag || {}));
