#!/usr/bin/env bash
# Builds everything again on one thread, in another folder, time zone and locale: reproducible.sh KITBAG
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
kitbag=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

localedef -i tr_TR -f UTF-8 "$work/tr_TR.UTF-8" 2>/dev/null || true
[ -d "$work/tr_TR.UTF-8" ] || { echo "no locale tr_TR.UTF-8: apt-get install locales" >&2; exit 1; }

mkdir "$work/another place"
cp -r "$root/base-modules" "$root/overlays" "$work/another place/"
RAYON_NUM_THREADS=1 TZ=Asia/Kathmandu LOCPATH="$work" LC_ALL=tr_TR.UTF-8 \
  "$kitbag" -C "$work/another place" build >/dev/null 2>&1
cmp "$root/output/SHA256SUMS" "$work/another place/output/SHA256SUMS"

mkdir "$work/part"
cp -r "$root/base-modules" "$root/overlays" "$work/part/"
"$kitbag" -C "$work/part" build lk >/dev/null 2>&1
diff <(grep '  lk/' "$root/output/SHA256SUMS") "$work/part/output/SHA256SUMS"
echo "ok same bytes on one thread, in another folder, zone and locale, and for one overlay alone"
