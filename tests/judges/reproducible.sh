#!/usr/bin/env bash
# Builds once more on one thread, in another folder, time zone and locale: everything, or what is named, and lk alone.
# reproducible.sh KITBAG [OVERLAY...]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
kitbag=$(realpath "$1")
shift
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

localedef -i tr_TR -f UTF-8 "$work/tr_TR.UTF-8" 2>/dev/null || true
[ -d "$work/tr_TR.UTF-8" ] || { echo "no locale tr_TR.UTF-8: apt-get install locales" >&2; exit 1; }

# The checksums of some overlays in a folder of output; of everything, with what stands beside them, where none is named.
sums() {
  local folder=$1
  shift
  if [ $# -eq 0 ]; then cat "$folder/SHA256SUMS"; else grep -E "  ($(IFS='|'; echo "$*"))/" "$folder/SHA256SUMS"; fi
}

mkdir "$work/another place"
cp -r "$root/base-modules" "$root/overlays" "$work/another place/"
RAYON_NUM_THREADS=1 TZ=Asia/Kathmandu LOCPATH="$work" LC_ALL=tr_TR.UTF-8 \
  "$kitbag" -C "$work/another place" build "$@" >/dev/null 2>&1
diff <(sums "$root/output" "$@") <(sums "$work/another place/output" "$@")

mkdir "$work/part"
cp -r "$root/base-modules" "$root/overlays" "$work/part/"
"$kitbag" -C "$work/part" build lk >/dev/null 2>&1
diff <(sums "$root/output" lk) "$work/part/output/SHA256SUMS"
echo "ok same bytes on one thread, in another folder, zone and locale, and for one overlay alone"
