#!/usr/bin/env bash
# Proves that each judge passes a good sample and catches broken ones.
# usage: selftest.sh [manifest|play|axe|shots|deck|pdf|extract|pictures|sarif|tools]...
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
judge=$here/judge
python=$here/.venv/bin/python
base=$(mktemp -d)
trap 'rm -rf "$base"' EXIT
work="$base/a folder with spaces"
mkdir "$work"
cd "$work"
export PYTHONDONTWRITEBYTECODE=1

passed=0 failed=0
pass() { passed=$((passed + 1)); }
fail() { failed=$((failed + 1)); echo "FAILED: $1"; sed 's/^/    /' said; }

# good ARGUMENT...: the judge accepts the sample.
good() {
  if "$judge" "$@" >said 2>&1 && grep -q '^ok ' said; then pass; else fail "a good sample is refused: judge $*"; fi
}

# caught TEXT ARGUMENT...: the judge refuses the sample and says TEXT.
caught() {
  local text=$1 code=0
  shift
  PATH=${tools-$PATH} "$judge" "$@" >said 2>&1 || code=$?
  if [ $code -eq 1 ] && grep -qF -- "$text" said; then pass; else fail "not caught (exit $code, expected '$text'): judge $*"; fi
}

pack() { python3 "$here/samples/package.py" "$@"; }
office() { soffice "-env:UserInstallation=file://$base/profile" --headless --convert-to "$1" "$2" >/dev/null 2>&1; }

test_manifest() {
  local version
  for version in 1.2 2004-3rd 2004-4th; do
    pack $version good.zip
    good manifest good.zip
  done
  pack web web.zip
  good manifest --web web.zip
  caught 'no imsmanifest.xml' manifest web.zip

  broken() { # broken TEXT FIND REPLACE [VERSION]
    pack "${4-1.2}" bad.zip imsmanifest.xml "$2" "$3"
    caught "$1" manifest bad.zip
  }
  broken 'Schemas validity error' '<title>People first</title><adlcp:masteryscore>70</adlcp:masteryscore>' '<adlcp:masteryscore>70</adlcp:masteryscore><title>People first</title>'
  broken 'Schemas validity error' '>1.0</adlcp:completionThreshold>' ' minProgressMeasure="1.0"/>' 2004-3rd
  broken "3rd Edition's form" ' completedByMeasure="true" minProgressMeasure="1.0"/>' '>1.0</adlcp:completionThreshold>' 2004-4th
  broken 'schemaversion' '2004 3rd Edition' '2004 2nd Edition' 2004-3rd
  broken 'refers to no resource' 'identifierref="res-people-first"' 'identifierref="res-other"'
  broken 'does not exist' 'default="org"' 'default="other"'
  broken 'used 2 times' 'identifier="item-people-first"' 'identifier="en-people-first"'
  broken 'style.css is in the package but not in the manifest' '<file href="style.css"/>' ''
  broken 'not among its files' '<file href="index.html"/>' ''
  broken 'no scormtype' 'adlcp:scormtype="sco"' ''
  broken 'numeric character reference' 'People first' 'People f&#105;rst'
  broken 'an empty title' '<title>People first</title>' '<title></title>'

  pack 1.2 good.zip
  local fault text
  while IFS='|' read -r fault text; do
    python3 "$here/samples/archive.py" "$fault" good.zip bad.zip
    caught "$text" manifest bad.zip
  done <<'FAULTS'
descriptor|data descriptor
descriptor|read as a stream by Java: only DEFLATED entries can have EXT descriptor
order|imsmanifest.xml is not the first entry
time|times that are not the fixed one
name|a name outside
mode|mode 100755
method|compression method 12
unlisted|extra.css is in the package but not in the manifest
absent|style.css is in the manifest but not in the package
twin|the same file name
corrupt|unzip -t
FAULTS
}

test_play() {
  local version
  for version in 1.2 2004-3rd; do
    pack $version good.zip
    good play --scenario pass,fail,keyboard,resume,popup,refused,completed,truths,names,nolms,device,weight,views good.zip
  done
  # The sample keeps no queue and does not remember what it said.
  caught 'is sent 2 times to an LMS that lacks it' play --scenario optional good.zip
  caught 'was answered and is not recorded' play --scenario outage good.zip
  pack web good.zip
  good play --scenario nolms,file,weight good.zip
  caught '#keep-yes is there 0 times' play --scenario device good.zip

  local count=100 texts=()
  broken() { # broken TEXT VERSION SCENARIO PATH FIND REPLACE
    count=$((count + 1))
    pack "$2" "$3-$count.zip" "$4" "$5" "$6"
    texts+=("$3-$count.zip|$3: |$1")
  }
  local is='player.js'
  broken 'Terminate was called 2 times' 1.2 pass $is $'  open = false;\n' ''
  broken 'after Terminate came' 1.2 pass $is 'open = false;' "open = false; api.lms.LMSGetValue('cmi.core.entry');"
  broken 'Terminate was called 0 times' 2004-3rd resume $is "window.addEventListener('pagehide', leave);" ''
  broken '#exit does not end the session' 2004-3rd pass $is "'click', leave" "'dblclick', leave"
  broken 'the first call is' 1.2 pass $is "call('LMSInitialize'" "get('cmi.core.entry'); call('LMSInitialize'"
  broken '0 arguments instead of 1' 2004-3rd pass $is "'Initialize', ''" "'Initialize'"
  broken 'not strings' 1.2 pass $is 'String(value)' 'value'
  broken 'session_time was never set' 1.2 pass $is '  set(`${core}session_time`, sessionTime());' ''
  broken 'is not legal in SCORM 1.2' 1.2 pass $is '`${two(Math.floor(seconds / 3600))}:' '`${Math.floor(seconds / 3600)}:'
  broken 'is not legal in SCORM 1.2' 1.2 pass $is 'JSON.stringify(state))' "JSON.stringify(state) + ' '.repeat(4096))"
  broken 'is not legal in SCORM 1.2' 1.2 pass $is 'JSON.stringify(state))' "JSON.stringify(state) + 'é')"
  broken 'is not legal in SCORM 1.2' 1.2 fail $is "'wrong'" "'incorrect'"
  broken 'is not legal in SCORM 2004' 2004-3rd pass $is "T09:00:00');" "T09:00:00.000Z');"
  broken 'is not legal in SCORM 2004' 2004-3rd pass $is 'PT${seconds}S' '${seconds}'
  broken 'is not legal in SCORM 2004' 2004-3rd pass course.js '"id": "b"' '"id": "b-2"'
  broken 'has no such element' 2004-3rd pass $is "is12 ? 'cmi.core.lesson_location' : 'cmi.location'" "'cmi.core.lesson_location'"
  broken 'kitbag never asks for navigation' 2004-3rd pass $is 'function leave() {' "function leave() { set('adl.nav.request', 'exit');"
  broken '.id must be set first' 1.2 pass $is '  set(`${at}.id`, question.id);' ''
  broken '.type must be set first' 2004-3rd pass $is "  set(\`\${at}.type\`, 'choice');" ''
  broken 'there are only 0' 1.2 pass $is 'interactions++' 'interactions++ + 5'
  broken 'was set after the final status' 1.2 pass $is 'status = verdict;' 'set(`${core}score.raw`, raw); status = verdict;'
  broken 'was never set' 2004-3rd pass $is "if (!is12) set('cmi.score.scaled', raw / 100);" ''
  broken 'Commit right before Terminate' 2004-3rd pass $is "if (is12) call('LMSCommit'" "call('LMSCommit'"
  broken 'no Commit succeeded' 2004-3rd pass $is "call('LMSCommit', 'Commit', '')" "'true'"
  broken 'not set to incomplete at start-up' 1.2 pass $is "'incomplete');" "'browsed');"
  broken 'not passed' 1.2 pass $is 'raw >= 70' 'raw > 100'
  broken 'not 100' 1.2 pass $is 'set(`${core}score.raw`, raw)' 'set(`${core}score.raw`, raw - 1)'
  broken 'not failed' 2004-3rd fail $is 'raw >= 70' 'raw >= 0'
  broken 'focus does not move' 1.2 fail $is "main.querySelector('h1').focus();" ''
  broken 'no feedback' 1.2 pass $is "isRight(question) ? 'Right.' : 'Noted.'" "''"
  broken 'is disabled' 1.2 pass index.html 'id="next"' 'id="next" disabled'
  broken 'does not come to a[href="#main"]' 1.2 keyboard index.html 'href="#main"' 'href="#content"'
  broken 'not on the heading of the screen' 1.2 keyboard $is "  main.querySelector('h1').focus();" ''
  broken 'nothing marks the focus on button#next' 1.2 keyboard style.css 'outline: 3px' 'outline: 0'
  broken 'is covered by' 1.2 keyboard style.css 'body {' 'footer::after { content: ""; position: fixed; inset: 0; } body {'
  broken 'is lost to the body' 2004-3rd keyboard $is '    event.target.focus();' ''
  broken 'leaves the button that was pressed' 2004-3rd keyboard $is '    record(question, answer);' "    record(question, answer); document.getElementById('next').focus();"
  broken 'does not come to #next' 1.2 keyboard index.html 'id="next"' 'id="next" tabindex="-1"'
  broken 'sticks out to the side' 1.2 views style.css 'body {' 'main p { width: 700px } body {'
  broken 'words are cut off in p' 1.2 views style.css 'body {' 'main p { height: 0.5em; overflow: hidden } body {'
  broken 'bytes of JavaScript' 1.2 weight $is "'use strict';" "'use strict'; /* $(printf '%060000d' 0) */"
  broken 'does not show before the rest' 1.2 weight index.html '<section><h1>' '<section hidden><h1>'
  broken 'milliseconds of script' 1.2 weight $is "'use strict';" "'use strict'; for (const end = Date.now() + 150; Date.now() < end; ) ;"
  broken 'the screen after coming back' 1.2 resume $is 'if (saved) state' 'if (saved === 0) state'
  broken 'came back as' 2004-3rd resume $is 'state = JSON.parse(saved)' 'state = { ...JSON.parse(saved), answers: {} }'
  broken 'takes back the stored passed' 1.2 resume $is "['passed', 'failed', 'completed'].includes(status)" 'false'
  broken 'no call at all' 1.2 popup $is 'if (!frame.opener) return null;' 'return null;'
  broken 'it does not try again' 1.2 refused $is 'setTimeout(commit, 2000);' '' 
  broken 'the learner is not told' 1.2 refused $is "'Not saved yet, trying again'" "''"
  broken '#preview-banner is not visible' 1.2 nolms $is 'hidden = false' 'hidden = true'
  broken 'is visible where the LMS answers true' 1.2 truths $is "call('LMSInitialize', 'Initialize', '');" "if (call('LMSInitialize', 'Initialize', '') !== 'true') document.getElementById('preview-banner').hidden = false;"
  broken 'is taken as passed' 1.2 completed $is "root.dataset.screens = " "if (status === 'completed') screens.push('certificate'); root.dataset.screens = "
  broken 'the name on the certificate of' 1.2 names index.html '<main' '<input id="holder" aria-label="Name" value="O&amp;Brien"><main'
  broken 'where decimals follow .' 1.2 typed $is "'use strict';" "'use strict'; window.kitbag = { answers: { numeric: { read: (form) => form.querySelector().value }, 'short-text': { judge: () => true } } };"
  broken '#preview-banner is visible' 1.2 pass index.html 'role="alert" hidden' 'role="alert"'
  broken '404 for' 1.2 nolms index.html style.css missing.css
  broken 'outside the package' 1.2 nolms index.html '</footer>' '<img alt="" src="https://localhost:1/x.png"></footer>'
  broken 'ERR_FILE_NOT_FOUND' web file index.html style.css missing.css
  broken 'console error' 1.2 nolms $is "'use strict';" "console.error('lost');"
  broken 'script error' 1.2 nolms $is "root.dataset.ready = 'true';" "root.dataset.ready = 'true'; lost();"
  broken 'a confirm dialog' 1.2 nolms $is "root.dataset.ready = 'true';" "root.dataset.ready = 'true'; confirm('Leave?');"
  broken 'dataset.ready never became' 1.2 nolms $is "root.dataset.ready = 'true';" ''

  play_broken() { "$judge" play --scenario "$1" "$1"-*.zip >"said-$1" 2>&1 || true; }
  play_broken pass &
  for scenario in fail keyboard views weight resume popup refused completed truths names typed nolms file; do play_broken $scenario; done
  wait
  local line file scenario text
  for line in "${texts[@]}"; do
    IFS='|' read -r file scenario text <<<"$line"
    awk -v file="$file" '/^(ok|FAULTY) /{on = $1 == "FAULTY" && $2 == file} on' "said-${scenario%: }" >said
    # Read to the end: a judge that says much must not be cut off, which counts as a failure of the pipe.
    if [ -n "$(grep -F -- "  $scenario" said | grep -F -- "$text")" ]; then pass; else fail "not caught: $text ($file)"; fi
  done
}

test_axe() {
  pack 1.2 good.zip
  good axe good.zip
  broken() { # broken TEXT PATH FIND REPLACE
    pack 1.2 bad.zip "$2" "$3" "$4"
    caught "$1" axe bad.zip
  }
  broken 'color-contrast' style.css 'color: #222' 'color: #aaa'
  broken 'at 320: sticks out' style.css '#outline {' '#main { min-width: 500px; } #outline {'
  broken 'html dir is "ltr" for the language ar' index.html 'lang="en"' 'lang="ar"'
  broken 'question-q-word at 1280: label' player.js '<p><label>Your answer <input type="text"' '<p><label><input type="text"'
  printf '<!doctype html><html lang="en" dir="ltr"><title>Read me</title><main><h1>Read me</h1><p>Words</p></main></html>' >page.html
  good axe page.html
  printf '<!doctype html><html lang="en"><title>Read me</title><main><h1>Read me</h1><img src="data:,"></main></html>' >page.html
  caught 'image-alt' axe page.html
  caught 'html dir' axe page.html
}

test_shots() {
  pack 1.2 good.zip
  good shots good.zip pictures welcome question-q-one-answered
  # A page that is longer than its window is taken whole.
  local size sized='import sys; from PIL import Image; width, height = Image.open(sys.argv[1]).size; wide, high = map(int, sys.argv[2].split("x")); sys.exit(width != wide or height < high)'
  for size in 650x660 320x640; do
    if $python -c "$sized" "pictures/question-q-one-answered-$size.png" $size; then pass; else fail "no picture of $size"; fi
  done
  caught 'there is no screen nowhere' shots good.zip pictures nowhere
}

test_deck() {
  $python "$here/samples/deck.py" good.pptx
  good deck --notes all good.pptx
  caught 'slides have speaker notes' deck --notes none good.pptx
  local fault text
  while IFS='|' read -r fault text; do
    $python "$here/samples/deck.py" bad.pptx "$fault"
    caught "$text" deck --notes all bad.pptx
  done <<'FAULTS'
title|slide 2: no title
font|ppt/fonts/font1.fntdata is no Embedded OpenType
twin|slide 2: the same title as slide 1
alt|no alternative text
notes|slide 2: no speaker notes
language|without a language
schema|Office2016:
hidden|LibreOffice shows 1 pages for 2 slides
cut|FAULTY
FAULTS
}

make_pdfs() {
  $python "$here/samples/deck.py" deck.pptx
  office pdf deck.pptx
  mv deck.pdf plain.pdf
  office 'pdf:impress_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"},"SelectPdfVersion":{"type":"long","value":"2"}}' deck.pptx
  $python "$here/samples/pdf.py" deck.pdf good.pdf
}

test_pdf() {
  make_pdfs
  good pdf good.pdf
  caught 'ua1: clause 7.1' pdf plain.pdf
  caught '2a: clause 6.7' pdf plain.pdf
  caught '2a: clause' pdf deck.pdf
  caught 'FAULTY plain.pdf' pdf good.pdf plain.pdf
  head -c 5000 good.pdf >cut.pdf
  caught 'qpdf:' pdf cut.pdf
  caught 'No such file' pdf missing.pdf
  caught 'unknown flavours' pdf --flavours 3b good.pdf
}

test_extract() {
  make_pdfs
  printf 'People first\nRights in law\n' >words.txt
  good extract good.pdf words.txt
  good extract --words 100 good.pdf words.txt
  printf 'People first\nPeople last\n' >words.txt
  caught 'poppler does not give back: People last' extract good.pdf words.txt
  caught 'pdfium does not give back: People last' extract good.pdf words.txt
  caught 'pdfjs does not give back: People last' extract good.pdf words.txt
  caught 'percent of 4 words' extract --words 80 good.pdf words.txt
  : >words.txt
  caught 'expects nothing' extract good.pdf words.txt
}

test_pictures() {
  local page="$here/expected/pictures/en-script-4.png" slide="$here/expected/pictures/si-deck-4.png" fault
  for kept in "$page" "$slide"; do
    good pictures --compare "$kept" "$kept"
    $python "$here/samples/picture.py" "$kept" other.png smooth
    good pictures --compare "$kept" other.png
    for fault in moved line box; do
      $python "$here/samples/picture.py" "$kept" other.png $fault
      caught 'look different' pictures --compare "$kept" other.png
    done
  done
  caught 'dots instead of' pictures --compare "$page" "$slide"
}

test_sarif() {
  cat >good.sarif <<'LOG'
{
  "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
  "version": "2.1.0",
  "runs": [{
    "tool": { "driver": { "name": "sample", "rules": [{ "id": "S1" }] } },
    "results": [{
      "ruleId": "S1", "ruleIndex": 0, "level": "error", "message": { "text": "A sample." },
      "locations": [{ "physicalLocation": { "artifactLocation": { "uri": "a.md" }, "region": { "startLine": 1, "startColumn": 2, "endLine": 1, "endColumn": 3 } } }]
    }]
  }]
}
LOG
  good sarif good.sarif
  worse() { # worse TEXT FIND REPLACE
    sed "s|$2|$3|" good.sarif >bad.sarif
    caught "$1" sarif bad.sarif
  }
  worse 'startLine' '"startLine": 1' '"startLine": 0'
  worse 'ruleIndex' '"ruleIndex": 0' '"ruleIndex": 7'
  worse 'version' '"version": "2.1.0"' '"version": "7"'
  worse 'endColumn' '"endColumn": 3' '"endColumn": 1'
  worse 'uri' '"uri": "a.md"' '"uri": "a b.md"'
  worse 'message' '"message": { "text": "A sample." },' ''
  echo '{' >bad.sarif
  caught 'FAULTY' sarif bad.sarif
}

test_tools() {
  pack 1.2 good.zip
  CHROMIUM=/nowhere/chromium caught 'apt-get install chromium' play good.zip
  mkdir -p bin
  ln -sf "$(command -v bash)" "$(command -v dirname)" "$(command -v env)" bin/
  tools=$PWD/bin caught 'apt-get install default-jdk-headless' manifest good.zip
  ln -sf "$(command -v java)" "$(command -v javac)" bin/
  tools=$PWD/bin caught 'apt-get install unzip' manifest good.zip
  ln -sf "$(command -v unzip)" bin/
  tools=$PWD/bin caught 'apt-get install libxml2-utils' manifest good.zip
  tools=$PWD/bin caught 'apt-get install qpdf' pdf good.pdf
  caught 'nothing to judge' manifest
  caught 'nothing to judge' play
  caught 'no such file' play missing.zip
  caught 'cannot find or open' manifest missing.zip
  caught "no judge 'other'" other
}

if [ $# -eq 0 ]; then set -- tools manifest sarif extract pictures pdf deck shots axe play; fi
for name; do
  before=$((passed + failed)) start=$SECONDS
  "test_$name"
  echo "$name: $((passed + failed - before)) checks, $((SECONDS - start)) s"
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
