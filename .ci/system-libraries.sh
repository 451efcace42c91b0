#!/bin/sh
# Makes sure that what Python packages cannot bring is there: venv, Qt's system libraries, a font.
# As root on Debian or Ubuntu it installs what is missing; anyone else gets the exact list.
# With the argument --window also what a real X window needs; with --dist also what is needed to
# pack the program; with --screen-reader also what tests/screen_reader needs: a window, a bus, gi.
set -eu

[ "$(uname -s)" = Linux ] || exit 0


packages=""
want_library() { # shared object, package
    if command -v ldconfig >/dev/null 2>&1; then list=$(ldconfig -p); else list=$(/sbin/ldconfig -p); fi
    case "$list" in *"$1"*) ;; *) packages="$packages $2" ;; esac
}

want_library libGL.so.1 libgl1
want_library libEGL.so.1 libegl1
want_library libxkbcommon.so.0 libxkbcommon0
want_library libfontconfig.so.1 libfontconfig1
want_library libglib-2.0.so.0 "$(if apt-cache show libglib2.0-0t64 >/dev/null 2>&1; then echo libglib2.0-0t64; else echo libglib2.0-0; fi)"
want_library libdbus-1.so.3 libdbus-1-3
if [ -z "$(find /usr/share/fonts /usr/local/share/fonts "${HOME:-/nonexistent}/.fonts" \
    "${HOME:-/nonexistent}/.local/share/fonts" -name '*.[to]tf' 2>/dev/null | head -n 1)" ]; then
    packages="$packages fonts-dejavu-core"
fi
want_program() { # program, package
    command -v "$1" >/dev/null 2>&1 || [ -x "/sbin/$1" ] || packages="$packages $2"
}
if [ "${1:-}" = --dist ]; then
    want_program objdump binutils
    want_program gcc gcc
    want_program icupkg icu-devtools
    want_program desktop-file-validate desktop-file-utils
    want_program appstreamcli appstream
fi
if [ "${1:-}" = --screen-reader ]; then
    want_program Xvfb xvfb
    want_program dbus-run-session dbus
    [ -e /usr/share/dbus-1/services/org.a11y.Bus.service ] || packages="$packages at-spi2-core"
    # The system's own Python has gi, whichever Python runs the program.
    /usr/bin/python3 -c 'import gi; gi.require_version("Atspi", "2.0")' >/dev/null 2>&1 \
        || packages="$packages python3-gi gir1.2-atspi-2.0"
fi
if [ "${1:-}" = --window ] || [ "${1:-}" = --dist ] || [ "${1:-}" = --screen-reader ]; then
    want_library libxkbcommon-x11.so.0 libxkbcommon-x11-0
    want_library libxcb-cursor.so.0 libxcb-cursor0
    want_library libxcb-icccm.so.4 libxcb-icccm4
    want_library libxcb-image.so.0 libxcb-image0
    want_library libxcb-keysyms.so.1 libxcb-keysyms1
    want_library libxcb-render-util.so.0 libxcb-render-util0
    want_library libxcb-shape.so.0 libxcb-shape0
    want_library libxcb-randr.so.0 libxcb-randr0
    want_library libxcb-xinerama.so.0 libxcb-xinerama0
    want_library libxcb-util.so.1 libxcb-util1
fi
python="${PYTHON:-python3}"
if ! "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then
    packages="$packages python3-venv"
fi

[ -n "$packages" ] || exit 0

if ! command -v apt-get >/dev/null 2>&1; then
    echo "dk2gui needs system libraries that are missing. On Debian and Ubuntu they are in:" >&2
    echo "   $packages" >&2
    echo "Install their counterparts with this system's package manager, then try again." >&2
    exit 1
fi
if [ "$(id -u)" -ne 0 ]; then
    echo "dk2gui needs system packages that are missing. Install them as root, then try again:" >&2
    echo "    apt-get update && apt-get install --no-install-recommends$packages" >&2
    exit 1
fi
echo "Installing system packages:$packages"
export DEBIAN_FRONTEND=noninteractive
apt-get update -q
# shellcheck disable=SC2086  # a list of packages, meant to be split
apt-get install -q -y --no-install-recommends $packages
