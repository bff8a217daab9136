#!/usr/bin/env bash
# Asks every judge about what `kitbag build` wrote: matrix.sh KITBAG chosen|full
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
kitbag=$(realpath "$1")
set=$2
judge="$here/judge"
cd "$root/output"

# One artifact per script and format says most, but every deck is asked about; the full set takes all.
if [ "$set" = full ]; then
  scorm12=$(find . -name '*-scorm12.zip' | sort)
  scorm2004=$(find . -name '*-scorm2004.zip' | sort)
  decks=$(find . -name '*-deck.pptx' | sort)
  scripts=$(find . -name '*-script.pdf' | sort)
else
  scorm12="base/en/base-en-why-digital-scorm12.zip lk/si/lk-si-why-digital-scorm12.zip kh/km/kh-km-why-digital-scorm12.zip"
  scorm2004="base/en/base-en-why-digital-scorm2004.zip lk/ta/lk-ta-why-digital-scorm2004.zip"
  decks=$(find . -name '*-deck.pptx' | sort)
  scripts="base/en/base-en-why-digital-script.pdf lk/si/lk-si-why-digital-script.pdf lk/ta/lk-ta-why-digital-script.pdf kh/km/kh-km-why-digital-script.pdf"
fi

failed=0
ask() {
  echo "== $*" | cut -c1-120
  "$judge" "$@" || failed=1
}

echo "== checksums" && sha256sum --quiet -c SHA256SUMS || failed=1
ask schema "$kitbag"
ask interchange "$kitbag"
ask gettext "$kitbag"
ask manifest $scorm12 $scorm2004
if [ "$set" = full ]; then
  ask play $scorm12 $scorm2004
  ask axe $scorm12
else
  ask play --scenario pass,resume base/en/base-en-why-digital-scorm12.zip kh/km/kh-km-why-digital-scorm2004.zip
  ask axe lk/si/lk-si-why-digital-scorm12.zip base/en/base-en-people-first-scorm12.zip
fi
ask deck $decks
ask pdf $scripts
for language in si ta km; do
  overlay=lk
  [ "$language" = km ] && overlay=kh
  ask extract "$overlay/$language/$overlay-$language-why-digital-script.pdf" "$here/expected/$language.txt"
done

# Every renderer once in accents and once from right to left. These editions are nobody's, so they stand
# outside of the output.
if [ "$set" = full ]; then
  pseudo=$(mktemp -d)
  "$kitbag" -C "$root" translate pseudo lk --module why-digital --output "$pseudo"
  ask manifest "$pseudo"/lk/*/*-scorm12.zip "$pseudo"/lk/*/*-scorm2004.zip
  ask axe "$pseudo"/lk/*/*-scorm12.zip
  ask deck "$pseudo"/lk/*/*-deck.pptx
  ask pdf "$pseudo"/lk/*/*-script.pdf
  rm -r "$pseudo"
fi

# What is found in the repository itself, and in a small workspace with faults and awkward names.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r "$root/tests/small/." "$root/tests/invalid/t023_typo_and_unknown_module/overlays" "$work/"
printf '## A clock %s\n' '{#a}' >"$work/base-modules/queue/slides/ශ්‍රී 1.md"
"$kitbag" -C "$root" check --format sarif >"$work/repository.sarif" || true
"$kitbag" -C "$work" check --format sarif >"$work/faults.sarif" || true
ask sarif "$work/repository.sarif" "$work/faults.sarif"

# The document for reviewers, in a language whose letters join and stack.
"$kitbag" -C "$root" translate review lk@si --module why-digital --output "$work/lk-si-review.html"
ask axe "$work/lk-si-review.html"

"$here/reproducible.sh" "$kitbag" || failed=1
exit $failed
