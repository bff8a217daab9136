// The learner's own notes: never in the course's state, never sent to the LMS.
(function (kitbag) {
  'use strict';

  const { device } = kitbag;

  function start(box) {
    const name = 'notes:' + box.dataset.notes;
    const part = (selector) => box.querySelector(selector);
    const [field, copy, remove, putBack] = ['textarea', '.copy', '.delete', '.put-back'].map(part);
    let deleted = '';

    const say = (words) => {
      const status = part('[role="status"]');
      status.textContent = '';
      if (words) status.appendChild(kitbag.words(words));
    };

    const warn = (stays) => {
      part('.stays').hidden = !stays;
      part('.session').hidden = stays;
    };

    function show() {
      part('.written').textContent = field.value;
      copy.disabled = field.value === '';
      remove.disabled = field.value === '';
      remove.hidden = deleted !== '';
      putBack.hidden = deleted === '';
    }

    function set(text) {
      warn(device.write(name, text));
      show();
    }

    field.value = device.read(name);
    warn(device.keeps());
    show();

    field.addEventListener('input', () => {
      deleted = '';
      say(null);
      set(field.value);
    });
    copy.addEventListener('click', () => {
      field.select();
      const copied = document.execCommand('copy');
      if (copied) copy.focus();
      say(copied ? 'notesCopied' : 'notesMarked');
    });
    remove.addEventListener('click', () => {
      deleted = field.value;
      field.value = '';
      set('');
      putBack.focus();
      say('notesDeleted');
    });
    putBack.addEventListener('click', () => {
      field.value = deleted;
      deleted = '';
      set(field.value);
      field.focus();
      say(null);
    });
  }

  kitbag.startNotes = () => document.querySelectorAll('[data-notes]').forEach(start);
})((window.kitbag = window.kitbag || {}));
