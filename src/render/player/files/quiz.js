// The questions of one attempt: dealing them out, taking answers, saying what is right.
(function (kitbag) {
  'use strict';

  const { shuffled } = kitbag.state;
  const formOf = (question) => document.querySelector('form[data-question="' + question.id + '"]');
  const isScored = (question) => question.type !== 'likert' && question.type !== 'self-assessment';

  // Answered questions stay in the attempt, whatever a new edition added beside them.
  function draw(quiz, state) {
    const scored = shuffled(quiz.questions.filter(isScored), state.seed, 'draw');
    const answered = scored.filter((question) => state.answers.has(question.key));
    const others = scored.filter((question) => !state.answers.has(question.key));
    const drawn = new Set(answered.concat(others).slice(0, quiz.draw));
    return quiz.questions.filter((question) => drawn.has(question) || !isScored(question));
  }

  // Right sides and steps stand in an order that gives nothing away.
  function deal(question, state) {
    const form = formOf(question);
    form.reset();
    say(form, []);
    if (question.type === 'matching') {
      const order = shuffled(question.pairs, state.seed, question.key).map((pair) => pair.id);
      form.querySelectorAll('select').forEach((select) => {
        const options = Array.from(select.options);
        order.forEach((id) => select.appendChild(options.find((option) => option.value === id)));
      });
    }
    if (question.type === 'ordering') {
      const order = shuffled(question.items, state.seed, question.key).map((item) => item.id);
      if (kitbag.answers.ordering.judge(question, order)) order.push(order.shift());
      kitbag.answers.ordering.show(form, order);
      limitMoves(form);
    }
  }

  function stored(question, state) {
    const answer = state.answers.get(question.key);
    return answer ? kitbag.answers[question.type].unpack(question, answer.response) : null;
  }

  function restore(question, state) {
    const value = stored(question, state);
    if (value === null) return;
    const form = formOf(question);
    kitbag.answers[question.type].show(form, value);
    if (question.type === 'ordering') limitMoves(form);
    say(form, comments(question, value));
  }

  function say(form, nodes) {
    const box = form.querySelector('.feedback');
    box.textContent = '';
    nodes.forEach((node) => box.appendChild(node));
  }

  function tell(form, nodes) {
    say(form, nodes);
    form.querySelector('.feedback').scrollIntoView({ block: 'nearest' });
  }

  function paragraph(className, child) {
    const element = document.createElement('p');
    element.className = className;
    element.appendChild(child);
    return element;
  }

  // The words of an option, item, left side or dimension, copied from where they stand.
  function wordsOf(form, id) {
    const dimension = form.querySelector('.dimension input[name="' + id + '"]');
    const field = form.querySelector('input[value="' + id + '"], select[name="' + id + '"]');
    const words = dimension ? dimension.closest('fieldset').querySelector('legend')
      : field ? field.parentElement.querySelector('span')
      : form.querySelector('li[data-item="' + id + '"] .words');
    const copy = document.createElement('span');
    ['lang', 'dir'].forEach((name) => words.hasAttribute(name) && copy.setAttribute(name, words.getAttribute(name)));
    words.childNodes.forEach((node) => copy.appendChild(node.cloneNode(true)));
    return copy;
  }

  function comments(question, value) {
    if (window.course.quiz.silent) return [paragraph('verdict', kitbag.words('thankYou'))];
    const form = formOf(question);
    const right = kitbag.answers[question.type].judge(question, value);
    const nodes = [];
    const told = (name, about) => {
      const template = form.parentElement.querySelector('template[data-feedback="' + name + '"]');
      if (!template) return;
      if (about) nodes.push(paragraph('about', wordsOf(form, about)));
      nodes.push(document.importNode(template.content, true));
    };
    if (right === null) nodes.push(paragraph('verdict', kitbag.words('thankYou')));
    else nodes.push(paragraph(right ? 'verdict right' : 'verdict wrong', kitbag.words(right ? 'right' : 'notRight')));
    if (right !== null) told(right ? 'right' : 'wrong');
    switch (question.type) {
      case 'single':
      case 'likert':
        told('of-' + value[0]);
        break;
      case 'multiple':
        value.forEach((id) => told('of-' + id, id));
        break;
      case 'matching':
        value.filter((pair) => pair[0] !== pair[1]).forEach((pair) => told('of-' + pair[0], pair[0]));
        break;
      case 'ordering':
        value.filter((id, place) => question.items[place].id !== id).forEach((id) => told('of-' + id, id));
        break;
      case 'self-assessment':
        value.forEach((pair) => told('of-' + pair[1], pair[0]));
        break;
    }
    return nodes;
  }

  function limitMoves(form) {
    const items = form.querySelectorAll('li[data-item]');
    items.forEach((item, place) => {
      item.querySelector('.up').disabled = place === 0;
      item.querySelector('.down').disabled = place === items.length - 1;
    });
  }

  // The button that was pressed keeps the focus, or its neighbour where it can go no further.
  function move(form, button) {
    const item = button.closest('li');
    const up = button.classList.contains('up');
    const other = up ? item.previousElementSibling : item.nextElementSibling;
    if (!other) return;
    item.parentElement.insertBefore(up ? item : other, up ? other : item);
    limitMoves(form);
    (button.disabled ? item.querySelector(up ? '.down' : '.up') : button).focus();
    const items = Array.from(item.parentElement.children);
    const spoken = form.querySelector('[aria-live]');
    spoken.textContent = '';
    spoken.appendChild(kitbag.words('movedTo', { n: items.indexOf(item) + 1, m: items.length }));
    say(form, []);
  }

  function listen(quiz, onAnswer) {
    quiz.questions.forEach((question) => {
      const form = formOf(question);
      const kind = kitbag.answers[question.type];
      form.addEventListener('input', () => say(form, []));
      form.addEventListener('click', (event) => {
        const button = event.target.closest('.up, .down');
        if (button) move(form, button);
      });
      form.addEventListener('submit', (event) => {
        event.preventDefault();
        const value = kind.read(form);
        if (value === null) {
          tell(form, [paragraph('verdict', kitbag.words(question.type === 'numeric' ? 'typeNumber' : 'chooseFirst'))]);
          return;
        }
        tell(form, comments(question, value));
        const right = kind.judge(question, value);
        const result = right === null ? 'n' : right ? 'r' : 'w';
        onAnswer(question, { value, result, response: kind.pack(question, value) });
      });
    });
  }

  kitbag.quiz = { draw, deal, restore, listen, isScored, formOf };
})((window.kitbag = window.kitbag || {}));
