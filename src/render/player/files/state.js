// The learner's state as a short line of ASCII (render/player/state.rs counts its longest form):
// 1;SEED;ATTEMPT;BEST.DAY;COUNT;SCREENS;KEY RESULT RESPONSE,...
(function (kitbag) {
  'use strict';

  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

  function fresh() {
    return { seed: Math.floor(Math.random() * 4294967296), attempt: 1, best: null, day: null, count: 0, visited: new Set(), answers: new Map() };
  }

  function encode(state) {
    const answers = [];
    state.answers.forEach((it, key) => answers.push(key + it.result + it.response));
    return [
      '1',
      state.seed.toString(36),
      Math.min(state.attempt, 999).toString(36),
      (state.best === null ? '' : state.best.toString(36)) + (state.day === null ? '' : '.' + Math.min(state.day, 46655).toString(36)),
      Math.min(state.count, 46655).toString(36),
      Array.from(state.visited).join(''),
      answers.join(','),
    ].join(';');
  }

  // Anything that is not a state of this version starts anew.
  function decode(line) {
    const parts = String(line).split(';');
    if (parts.length !== 7 || parts[0] !== '1' || !/^[0-9a-z]{1,7}$/.test(parts[1])) return null;
    const number = (text) => parseInt(text, 36) || 0;
    const state = fresh();
    state.seed = number(parts[1]) >>> 0;
    state.attempt = Math.max(1, number(parts[2]));
    const [best, day] = parts[3].split('.');
    state.best = best === '' ? null : number(best);
    state.day = day ? number(day) : null;
    state.count = number(parts[4]);
    state.visited = new Set(parts[5].match(/.{4}/g) || []);
    parts[6].split(',').forEach((answer) => {
      if (/^[A-Za-z0-9_-]{4}[rwn]/.test(answer)) {
        state.answers.set(answer.slice(0, 4), { result: answer[4], response: answer.slice(5) });
      }
    });
    return state;
  }

  function encodeText(text) {
    return text.replace(/[^A-Za-z0-9]/g, (unit) => {
      const code = unit.charCodeAt(0);
      return '~' + digits[code >> 12] + digits[(code >> 6) & 63] + digits[code & 63];
    });
  }

  function decodeText(line) {
    return line.replace(/~(.)(.)(.)/g, (whole, high, middle, low) =>
      String.fromCharCode((digits.indexOf(high) << 12) | (digits.indexOf(middle) << 6) | digits.indexOf(low)));
  }

  // A number that looks random and is always the same for the same seed and name.
  function rank(seed, name) {
    let hash = 0x811c9dc5 ^ seed;
    for (let at = 0; at < name.length; at += 1) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return (hash ^ (hash >>> 16)) >>> 0;
  }

  // The items in an order that the seed decides; it does not change for the others when one is added.
  function shuffled(items, seed, name) {
    return items
      .map((item) => [rank(seed, name + ':' + item.key), item])
      .sort((a, b) => a[0] - b[0])
      .map((pair) => pair[1]);
  }

  kitbag.state = { fresh, encode, decode, encodeText, decodeText, shuffled };
})((window.kitbag = window.kitbag || {}));
