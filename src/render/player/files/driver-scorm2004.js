// What SCORM 2004 calls things, and the forms in which it takes them.
(function (kitbag) {
  'use strict';

  const real = /^-?[0-9]{1,10}(\.[0-9]{1,7})?$/;
  const two = (number) => String(number).padStart(2, '0');

  function duration(milliseconds) {
    const seconds = Math.floor(milliseconds / 1000);
    return 'PT' + Math.floor(seconds / 3600) + 'H' + (Math.floor(seconds / 60) % 60) + 'M' + (seconds % 60) + 'S';
  }

  function timestamp(date) {
    const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
    return day + 'T' + [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':');
  }

  // Strict LMSs take no hyphen in the ids of responses.
  const short = (id) => id.replace(/-/g, '_');
  const list = (ids) => ids.map(short).join('[,]');
  const plain = (text) => text.replace(/\[[,.:]\]/g, ' ').slice(0, 250);

  // LMSs look languages up in ISO 639-1, where Filipino goes by the name of Tagalog.
  const language = () => window.course.language.replace(/^fil\b/, 'tl');

  function localised(text) {
    return '{lang=' + language() + '}' + Array.from(plain(text)).slice(0, 120).join('');
  }

  const responses = {
    single: (ids) => ['choice', list(ids)],
    multiple: (ids) => ['choice', list(ids)],
    'true-false': (ids) => ['true-false', ids[0]],
    matching: (pairs) => ['matching', pairs.map((pair) => short(pair[0]) + '[.]' + short(pair[1])).join('[,]')],
    ordering: (ids) => ['sequencing', list(ids)],
    numeric: (value) => ['numeric', value],
    'short-text': (value) => ['fill-in', localised(value)],
    likert: (ids) => ['likert', short(ids[0])],
    level: (id) => ['likert', short(id)],
  };

  function patterns(question, right) {
    if (question.type === 'numeric') {
      const { min, max } = question.answer;
      return real.test(min) && real.test(max) ? [min + '[:]' + max] : [];
    }
    if (question.type === 'short-text') {
      return question.answer.accept.slice(0, 5).map((words) => '{case_matters=false}' + localised(words));
    }
    return right === null ? [] : [right];
  }

  kitbag.driver = kitbag.session({
    api: 'API_1484_11',
    methods: { initialize: 'Initialize', terminate: 'Terminate', get: 'GetValue', set: 'SetValue', commit: 'Commit', error: 'GetLastError' },
    sessionTime: 'cmi.session_time',
    commitsBeforeTerminate: false,
    duration,

    read(get) {
      const mode = get('cmi.mode');
      return {
        mode: mode === 'browse' || mode === 'review' ? 'review' : 'normal',
        completion: get('cmi.completion_status'),
        success: get('cmi.success_status'),
        location: get('cmi.location'),
        suspend: get('cmi.suspend_data'),
        name: get('cmi.learner_name'),
        count: parseInt(get('cmi.interactions._count'), 10),
      };
    },

    begin({ want, info }) {
      if (info.completion !== 'completed') want('cmi.completion_status', 'incomplete');
      want('cmi.exit', 'suspend');
      info.passed = info.success === 'passed';
    },

    save({ want }, { location, suspend, progress }) {
      want('cmi.location', location);
      want('cmi.suspend_data', suspend);
      want('cmi.progress_measure', progress.toFixed(2));
    },

    interaction(index, { id, question, kind, response, right, result, objective, date, latency, description }) {
      const name = 'cmi.interactions.' + index + '.';
      const [type, words] = responses[kind](response);
      const pairs = [[name + 'id', id], [name + 'type', type]];
      if (objective) pairs.push([name + 'objectives.0.id', objective]);
      pairs.push([name + 'timestamp', timestamp(date)]);
      patterns(question, right === null ? null : responses[kind](right)[1]).forEach((pattern, at) => {
        pairs.push([name + 'correct_responses.' + at + '.pattern', pattern]);
      });
      pairs.push([name + 'learner_response', words]);
      pairs.push([name + 'result', { r: 'correct', w: 'incorrect', n: 'neutral' }[result]]);
      pairs.push([name + 'latency', duration(latency)]);
      pairs.push([name + 'description', localised(description)]);
      return pairs;
    },

    // The attempt stays open ("suspend"): closing it would let a look back start at nothing.
    finish({ want, repeat }, { raw, status }) {
      repeat('cmi.success_status');
      repeat('cmi.completion_status');
      if (raw !== null) {
        want('cmi.score.min', 0);
        want('cmi.score.max', 100);
        want('cmi.score.raw', raw);
        want('cmi.score.scaled', raw / 100);
      }
      want('cmi.success_status', status === 'failed' ? 'failed' : 'passed');
      want('cmi.completion_status', 'completed');
    },
  });
})((window.kitbag = window.kitbag || {}));
