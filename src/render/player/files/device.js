// What stays on this device and is sent to nobody. All modules in all languages may share one store, as all
// files of a disk do, so every name begins with the identifier of the package.
(function (kitbag) {
  'use strict';

  const full = (name) => 'kitbag:' + window.course.identifier + ':' + name;

  // Private windows, frames in a sandbox and full disks throw.
  function attempt(step) {
    try {
      return step(window.localStorage);
    } catch (error) {
      return undefined;
    }
  }

  const device = {
    read(name) {
      const text = attempt((store) => store.getItem(full(name)));
      return typeof text === 'string' ? text : '';
    },

    // Whether it is there afterwards. Nothing to keep is nothing kept.
    write(name, text) {
      if (text === '') return attempt((store) => store.removeItem(full(name)) === undefined) === true;
      attempt((store) => store.setItem(full(name), text));
      return device.read(name) === text;
    },

    keeps() {
      const works = device.write('try', '1');
      device.write('try', '');
      return works;
    },
  };

  kitbag.device = device;
})((window.kitbag = window.kitbag || {}));
