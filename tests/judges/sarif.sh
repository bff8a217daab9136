#!/usr/bin/env bash
# Judges SARIF logs by Microsoft's SARIF Multitool: the schema of SARIF 2.1.0 and what the standard says in words.
# usage: sarif.sh FILE.sarif...
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
tool=$here/node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool

[ -f "$tool" ] || { echo "$tool is missing: run tests/judges/install.sh" >&2; exit 1; }
[ -x "$tool" ] || chmod u+x "$tool"
[ $# -gt 0 ] || { echo 'nothing to judge: give SARIF files' >&2; exit 1; }
export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1

bad=0
for file in "$@"; do
  # It ends with 0 whatever it finds; only a scan that came to its end counts.
  said=$("$tool" validate "$file" 2>&1 || true)
  faults=$(grep -oE '\): error .*' <<<"$said" | cut -c4- || true)
  if ! grep -q '^Analysis completed successfully' <<<"$said" || ! grep -q '^Done. 1 files scanned' <<<"$said"; then
    faults+=$'\n'"the tool did not finish: $(tail -1 <<<"$said")"
  fi
  if [ -z "$faults" ]; then
    echo "ok $file ($(grep -c '"ruleId"' "$file" || true) results)"
  else
    bad=1
    echo "FAULTY $file"
    sed '/^$/d; s/^/  /' <<<"$faults"
  fi
done
exit $bad
