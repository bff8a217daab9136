// Without an LMS nothing is recorded. What the learner did is kept on this device if the learner says so.
(function (kitbag) {
  'use strict';

  const { device } = kitbag;
  const by = (id) => document.getElementById(id);
  const nothing = () => {};
  let kept = device.read('answers');
  let latest = '';

  function show() {
    by('keep').hidden = kept !== '' || !device.keeps();
    by('kept').hidden = kept === '';
  }

  function keep() {
    if (device.write('answers', latest)) kept = latest;
    show();
    (kept ? by('forget') : heading()).focus();
  }

  function forget() {
    device.write('answers', '');
    kept = '';
    show();
    (by('keep').hidden ? heading() : by('keep-yes')).focus();
  }

  const heading = () => by(document.documentElement.dataset.screen).querySelector('h1');

  function recall() {
    try {
      return JSON.parse(kept);
    } catch (error) {
      return {};
    }
  }

  kitbag.driver = {
    connect() {
      show();
      by('keep-yes').addEventListener('click', keep);
      by('keep-no').addEventListener('click', () => {
        by('keep').hidden = true;
        heading().focus();
      });
      by('forget').addEventListener('click', forget);
      const { suspend, location } = recall();
      return Promise.resolve({ mode: 'preview', suspend, location });
    },
    save({ suspend, location }) {
      latest = JSON.stringify({ suspend, location });
      if (kept && device.write('answers', latest)) kept = latest;
    },
    record: nothing,
    finish: nothing,
    end: nothing,
  };
})((window.kitbag = window.kitbag || {}));
