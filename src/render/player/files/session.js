// One session with an LMS: finds its API, keeps what should be there, says it, tries again.
(function (kitbag) {
  'use strict';

  const retryMilliseconds = 2000;
  const quickRetries = 5;
  const slowRetryMilliseconds = 30000;
  const heartbeatMilliseconds = 240000;

  // Without these a course is not kept; the rest an LMS may lack.
  const needed = /(_status|score\.raw|location|suspend_data)$/;

  // Frames of another origin throw on every look.
  function look(step) {
    try {
      return step() || null;
    } catch (error) {
      return null;
    }
  }

  function among(frame, name) {
    for (let hop = 0; frame && hop < 500; hop += 1) {
      const here = frame;
      const api = look(() => here[name]);
      if (api) return api;
      const parent = look(() => here.parent);
      if (!parent || parent === here) return null;
      frame = parent;
    }
    return null;
  }

  function find(name) {
    const openers = [() => window, () => window.opener, () => window.top.opener];
    for (const opener of openers) {
      const api = among(look(opener), name);
      if (api) return api;
    }
    return null;
  }

  function session(dialect) {
    const wanted = new Map();
    const said = new Map();
    let records = [];
    let keepsRecords = true;
    let recorded = null;
    let api = null;
    let open = false;
    let writable = false;
    let failures = 0;
    let lastCommit = 0;
    let timer = null;
    const started = performance.now();

    function call(method, ...values) {
      try {
        return api[dialect.methods[method]](...values);
      } catch (error) {
        return 'false';
      }
    }

    // LMSs write the truth in several ways.
    const accepted = (result) => /^(true|1)$/i.test(String(result));
    const lastError = () => String(call('error'));

    // An element that was never set is an error in 2004 (403), and means the same as an empty one.
    function get(element) {
      const value = call('get', element);
      return value === null || value === undefined ? '' : String(value);
    }

    // What is wanted later is said later: scores come before the status that they explain.
    function want(element, value) {
      wanted.delete(element);
      wanted.set(element, String(value));
    }

    // What an LMS lacks, or refuses for what it is, it refuses the next time too.
    function set(element, value) {
      if (accepted(call('set', element, String(value)))) return 'taken';
      return /^40[1-8]$/.test(lastError()) ? 'never' : 'later';
    }

    // Records stand one behind the other, so one that is refused for now waits with those behind it. An LMS
    // without records gets no more of them.
    function tell() {
      while (records.length > 0) {
        const [id, ...rest] = dialect.interaction(recorded, records[0]);
        const outcome = set(...id);
        if (outcome === 'later') return;
        if (outcome === 'taken') {
          rest.forEach((pair) => set(...pair));
          recorded += 1;
        } else if (/^40[12]$/.test(lastError())) {
          keepsRecords = false;
          records = [];
        }
        records.shift();
      }
    }

    function flush() {
      let complete = true;
      tell();
      wanted.forEach((value, element) => {
        if (said.get(element) === value) return;
        const outcome = set(element, value);
        if (outcome === 'taken' || (outcome === 'never' && !needed.test(element))) said.set(element, value);
        else complete = false;
      });
      return complete;
    }

    function commit() {
      clearTimeout(timer);
      timer = null;
      if (!open || !writable) return;
      lastCommit = performance.now();
      const complete = flush();
      const saved = accepted(call('commit', '')) && complete;
      if (saved) {
        if (failures > 0) kitbag.onSaved(true);
        failures = 0;
        return;
      }
      failures += 1;
      kitbag.onSaved(false);
      timer = setTimeout(commit, failures <= quickRetries ? retryMilliseconds : slowRetryMilliseconds);
    }

    // At most one commit in a second; one that waits takes along what comes in between.
    function soon() {
      if (timer !== null && failures === 0) return;
      clearTimeout(timer);
      const wait = 1000 - (performance.now() - lastCommit);
      if (wait <= 0) commit();
      else timer = setTimeout(commit, wait);
    }

    function end() {
      if (!open) return;
      clearTimeout(timer);
      if (writable) {
        want(dialect.sessionTime, dialect.duration(performance.now() - started));
        flush();
        if (dialect.commitsBeforeTerminate) call('commit', '');
      }
      open = false;
      call('terminate', '');
    }

    function connect() {
      const initialized = accepted(call('initialize', '')) || /^10[13]$/.test(lastError());
      if (!initialized) return { mode: 'preview' };
      open = true;
      const info = dialect.read(get);
      writable = info.mode === 'normal';
      if (writable) {
        dialect.begin({ want, info });
        commit();
      }
      document.addEventListener('visibilitychange', () => {
        if (document.visibilityState !== 'hidden' || !open || !writable) return;
        want(dialect.sessionTime, dialect.duration(performance.now() - started));
        commit();
      });
      window.addEventListener('pagehide', end);
      setInterval(() => document.visibilityState === 'visible' && commit(), heartbeatMilliseconds);
      return info;
    }

    return {
      connect() {
        return new Promise((resolve) => {
          const attempt = (left) => {
            api = find(dialect.api);
            if (api) resolve(connect());
            else if (left === 0) resolve({ mode: 'preview' });
            else setTimeout(() => attempt(left - 1), 100);
          };
          attempt(10);
        });
      },
      save(snapshot) {
        if (!writable) return;
        dialect.save({ want }, snapshot);
        soon();
      },
      // `index` is where the first record of a session stands.
      record(index, interaction) {
        if (!writable || !keepsRecords) return;
        if (recorded === null) recorded = index;
        records.push(interaction);
      },
      finish(outcome) {
        if (!writable) return;
        dialect.finish({ want, repeat: (element) => said.delete(element) }, outcome);
      },
      end,
    };
  }

  kitbag.session = session;
})((window.kitbag = window.kitbag || {}));
