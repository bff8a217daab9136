#!/usr/bin/env bash
# Brings every judge: Debian packages, npm packages and a Python environment. Safe to run again.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "$here"

packages=(chromium eot-utils fonts-noto-core gettext libjaxb-java libreoffice-calc libreoffice-impress libxml2-utils locales poppler-utils qpdf unzip)
command -v javac >/dev/null || packages+=(default-jdk-headless)
command -v node >/dev/null || packages+=(nodejs)
command -v npm >/dev/null || packages+=(npm)
python3 -c 'import ensurepip, venv' 2>/dev/null || packages+=(python3-venv)

missing=()
for package in "${packages[@]}"; do
  [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
done
if [ ${#missing[@]} -gt 0 ]; then
  apt-get -o DPkg::Lock::Timeout=600 -q update
  DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600 -qy --no-install-recommends install "${missing[@]}"
fi
dpkg-query -W -f '${Package} ${Version}\n' "${packages[@]}"

mkdir -p .build
unchanged() { [ -e "$2" ] && [ "$(cat ".build/$1.installed" 2>/dev/null)" = "$3" ]; }

wanted=$(sha256sum package-lock.json)
if ! unchanged npm node_modules/scorm-again "$wanted"; then
  # pdf.js would bring a canvas to draw on, which reading does not need.
  npm ci --omit=optional --ignore-scripts --no-audit --no-fund
  echo "$wanted" >.build/npm.installed
fi

wanted="$(sha256sum requirements.txt) $(python3 --version)"
if ! unchanged python .venv/bin/python "$wanted"; then
  rm -rf .venv
  python3 -m venv .venv
  .venv/bin/pip install -q --no-deps -r requirements.txt
  .venv/bin/pip check
  echo "$wanted" >.build/python.installed
fi

printf 'npm: '
node -p 'Object.entries(require("./package.json").dependencies).map((each) => each.join(" ")).join(", ")'
printf 'PyPI: '
paste -sd, requirements.txt | sed 's/==/ /g; s/,/, /g'
