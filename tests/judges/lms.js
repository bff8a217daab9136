// Runs in the host page: the LMS side by scorm-again, with every call of the course written down.

window.startLms = ({ version, stored, refuseCommits = 0, refuse = null, truth = 'true' }) => {
  const is2004 = version === '2004';
  const settings = { autocommit: false, logLevel: 'NONE', mastery_override: !is2004 };
  const lms = is2004 ? new Scorm2004API(settings) : new Scorm12API(settings);
  lms.loadFromFlattenedJSON(stored);

  const prefix = is2004 ? '' : 'LMS';
  const methods = ['Initialize', 'Terminate', 'GetValue', 'SetValue', 'Commit', 'GetLastError', 'GetErrorString', 'GetDiagnostic'];
  const calls = [];
  let stagedError = null;
  const api = {};
  const refuses = (name, [element]) => name === 'SetValue' && refuse !== null && new RegExp(refuse.elements).test(element);
  for (const name of methods) {
    const given = !is2004 && name === 'Terminate' ? 'LMSFinish' : prefix + name;
    api[given] = (...args) => {
      const refusesCommit = name === 'Commit' && refuseCommits > 0;
      const staged = refusesCommit || refuses(name, args);
      let result;
      if (staged) {
        if (refusesCommit) refuseCommits -= 1;
        result = 'false';
        stagedError = refusesCommit ? '101' : refuse.error;
      } else if (name === 'GetLastError' && stagedError) {
        result = stagedError;
      } else {
        result = lms[given](...args);
        if (!/Error|Diagnostic/.test(name)) stagedError = null;
      }
      const error = stagedError ?? String(lms[`${prefix}GetLastError`]());
      calls.push({ name, args: args.map(String), types: args.map((arg) => typeof arg), result: String(result), error, staged });
      return String(result) === 'true' && /Initialize|Terminate|SetValue|Commit/.test(name) ? truth : result;
    };
  }
  window[is2004 ? 'API_1484_11' : 'API'] = api;
  window.lmsRecord = {
    calls,
    refuse: (what) => (refuse = what),
    statuses: () =>
      is2004
        ? { 'cmi.completion_status': lms.cmi.completion_status, 'cmi.success_status': lms.cmi.success_status }
        : { 'cmi.core.lesson_status': lms.cmi.core.lesson_status },
  };
};
