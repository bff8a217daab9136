// Screens, the outline and the way from one to the next.
(function (kitbag) {
  'use strict';

  const root = document.documentElement;
  const by = (id) => document.getElementById(id);
  const entry = (id) => document.querySelector('#outline [data-screen="' + id + '"]');

  const { digits, day, months } = window.course.writing;

  // A number in the digits of the page's language.
  kitbag.number = (value) => String(value).replace(/[0-9]/g, (digit) => Array.from(digits)[digit]);

  // A day, counted from 1970, as the rest of the course writes days.
  kitbag.day = function (count) {
    const date = new Date(count * 86400000);
    if (months.length === 0) return date.toISOString().slice(0, 10);
    const parts = { day: kitbag.number(date.getUTCDate()), month: months[date.getUTCMonth()], year: kitbag.number(date.getUTCFullYear()) };
    return day.replace(/\{(\w+)\}/g, (hole, key) => parts[key]);
  };

  // Words of kitbag with their values, and with their language where it is not the page's.
  kitbag.words = function (name, values) {
    const label = window.course.labels[name];
    const span = document.createElement('span');
    span.textContent = label.text.replace(/\{(\w+)\}/g, (hole, key) => (values && key in values ? kitbag.number(values[key]) : hole));
    if (label.lang) {
      span.lang = label.lang;
      span.dir = label.dir;
    }
    return span;
  };

  kitbag.fill = function (element, name, values) {
    element.textContent = '';
    element.appendChild(kitbag.words(name, values));
  };

  function Navigation(onShow) {
    this.onShow = onShow;
    this.screens = [];
    this.current = null;
    const title = document.title;
    this.title = (heading) => heading.textContent + ' – ' + title;
    by('next').addEventListener('click', () => this.step(1));
    by('previous').addEventListener('click', () => this.step(-1));
    by('skip').addEventListener('click', (event) => {
      event.preventDefault();
      this.heading().focus();
    });
    by('menu').addEventListener('click', () => this.menu(by('menu').getAttribute('aria-expanded') !== 'true'));
    document.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || by('menu').getAttribute('aria-expanded') !== 'true') return;
      this.menu(false);
      by('menu').focus();
    });
    document.addEventListener('click', (event) => {
      const link = event.target.closest('[data-screen], [data-step]');
      if (!link || link === root) return;
      event.preventDefault();
      if (link.dataset.step) this.step(1);
      else this.show(link.dataset.screen);
    });
  }

  Navigation.prototype = {
    menu(open) {
      by('menu').setAttribute('aria-expanded', String(open));
      document.body.classList.toggle('menu-open', open);
    },

    // Sets which screens there are, in order; questions that were not drawn are none.
    list(ids) {
      this.screens = ids;
      root.dataset.screens = ids.join(' ');
      document.querySelectorAll('#outline [data-screen]').forEach((button) => {
        button.parentElement.hidden = !ids.includes(button.dataset.screen);
      });
      if (this.current) this.place();
    },

    heading() {
      return by(this.current).querySelector('h1');
    },

    step(by) {
      const next = this.screens[this.screens.indexOf(this.current) + by];
      if (next) this.show(next);
    },

    // Opens a screen that the learner asked for: the focus goes to its heading.
    show(id) {
      if (!this.screens.includes(id)) return;
      this.open(id);
      this.menu(false);
      this.heading().focus();
      window.scrollTo(0, 0);
    },

    open(id) {
      document.querySelectorAll('.screen').forEach((screen) => (screen.hidden = screen.id !== id));
      const before = this.current && entry(this.current);
      if (before) before.removeAttribute('aria-current');
      this.current = id;
      root.dataset.screen = id;
      document.title = this.title(this.heading());
      entry(id).setAttribute('aria-current', 'true');
      const folder = entry(id).closest('details');
      if (folder) folder.open = true;
      this.place();
      this.prepare(this.screens[this.screens.indexOf(id) + 1]);
      this.onShow(id);
    },

    // Where the screen stands among the others.
    place() {
      const place = this.screens.indexOf(this.current);
      by('previous').disabled = place === 0;
      by('next').disabled = place === this.screens.length - 1;
      by('progress').max = this.screens.length;
      by('progress').value = place + 1;
      kitbag.fill(by('place'), 'progressOf', { n: place + 1, m: this.screens.length });
    },

    // Pictures of the screen that probably comes next are there when it opens.
    prepare(id) {
      if (id) by(id).querySelectorAll('img').forEach((image) => (image.loading = 'eager'));
    },

    mark(id, done) {
      const button = entry(id);
      if (button.classList.contains('done') === done) return;
      button.classList.toggle('done', done);
      const word = button.querySelector('.unseen');
      if (word) word.remove();
      if (!done) return;
      const unseen = document.createElement('span');
      unseen.className = 'unseen';
      unseen.append(' (', kitbag.words('visited'), ')');
      button.appendChild(unseen);
    },
  };

  kitbag.Navigation = Navigation;
})((window.kitbag = window.kitbag || {}));
