#!/usr/bin/env bash
# Tries what `make dist` built where nothing else is: the folder in an empty environment, and the
# package in a bare Debian (as root, with debootstrap; the folder it makes is kept for a next time
# in build/debian). The window is shown on Xvfb, its picture is in build/window-*.png.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
program=$root/dist/dk2gui/dk2gui
debian=${DEBIAN_FOLDER:-$root/build/debian}
tries=$(mktemp -d)
screen=""
finish() { [ -z "$screen" ] || kill "$screen" 2>/dev/null || true; rm -rf "$tries"; }
trap finish EXIT
failed() { echo "check-dist: $*" >&2; exit 1; }

cat > "$tries/plan.dk2.json" <<'JSON'
{"schema": 1, "name": "Grüße", "supplements": [{"compound": "vitamin_d3", "amount": 2000, "unit": "IU"}],
 "foods": [{"food": "natto", "grams": 40, "times_per_week": 5}], "start_date": "2026-11-20"}
JSON
echo '{"schema": 1, "name": 3}' > "$tries/broken.dk2.json"
printf '%s\n' '{"code": "1", "product_name": "Milk", "nutriments": {"calcium_100g": 0.1}}' > "$tries/foods.jsonl"

# Every command, run by "$@", which is given the arguments; files are in $2.
commands() { # what, folder of files, command ...
    what=$1; at=$2; shift 2
    "$@" --version | grep -q '^dk2gui [0-9]' || failed "$what: --version"
    "$@" evaluate "$at/plan.dk2.json" | grep -q '"serum_25ohd"' || failed "$what: evaluate"
    "$@" foods natto --limit 1 | grep -q '"natto"' || failed "$what: foods"
    "$@" seek "$at/plan.dk2.json" --target-25ohd 75 --by 2027-03-01 | grep -q '{' || failed "$what: seek"
    "$@" report "$at/plan.dk2.json" -o "$at/plan.pdf" >/dev/null || failed "$what: report"
    head -c 5 "$tries/plan.pdf" | grep -q '%PDF-' || failed "$what: the report is no PDF"
    "$@" report "$at/plan.dk2.json" --part serum -o "$at/plan.svg" >/dev/null || failed "$what: svg"
    "$@" report "$at/plan.dk2.json" --part serum -o "$at/plan.png" >/dev/null || failed "$what: png"
    grep -q '<svg' "$tries/plan.svg" || failed "$what: the plot is no SVG"
    "$@" import "$at/foods.jsonl" | grep -q 'holds 1 food' || failed "$what: import"
    if "$@" evaluate "$at/broken.dk2.json" 2> "$tries/said"; then failed "$what: takes a broken file"; fi
    grep -q 'broken.dk2.json: name: ' "$tries/said" || failed "$what: $(cat "$tries/said")"
    rm -f "$tries"/plan.pdf "$tries"/plan.svg "$tries"/plan.png
    echo "check-dist: $what: --version, evaluate, foods, seek, report, import, a broken file: well"
}

# A window that stays, and is not empty; its picture goes to build/.
window() { # what, command ...
    what=$1; shift
    "$@" > "$tries/said" 2>&1 & shown=$!
    for _ in $(seq 60); do
        sleep 0.5
        kill -0 "$shown" 2>/dev/null || failed "$what: the window ended: $(cat "$tries/said")"
        if xwininfo -root -tree -display "$DISPLAY" | grep -q '"[^"]*dk2gui[^"]*".* [0-9]\{3,\}x[0-9]\{3,\}'; then break; fi
    done
    xwininfo -root -tree -display "$DISPLAY" | grep -q 'dk2gui' || failed "$what: no window came"
    sleep 3
    if command -v import >/dev/null 2>&1; then import -display "$DISPLAY" -window root "build/window-$what.png"; fi
    kill "$shown"; wait "$shown" 2>/dev/null || true
    [ ! -s "$tries/said" ] || failed "$what: the window says: $(cat "$tries/said")"
    echo "check-dist: $what: the window: well"
}

size=$(du -sb --apparent-size "$root/dist/dk2gui" | cut -f1)
[ "$size" -lt 150000000 ] || failed "the folder is $size bytes; it should be below 150 MB"

empty() { env -i LANG=C.UTF-8 HOME="$tries" PATH=/nonexistent "$program" "$@"; }
commands folder "$tries" empty

if command -v Xvfb >/dev/null 2>&1 && command -v xwininfo >/dev/null 2>&1; then
    number=$((RANDOM % 1000 + 100))
    Xvfb ":$number" -screen 0 1400x900x24 >/dev/null 2>&1 & screen=$!
    sleep 2
    export DISPLAY=":$number"
    window folder env -i HOME="$tries" DISPLAY="$DISPLAY" "$program" "$tries/plan.dk2.json"
    window trouble env -i HOME="$tries" DISPLAY="$DISPLAY" "$program" window --desktop "$tries/broken.dk2.json"
else
    echo "check-dist: no window is tried: Xvfb or xwininfo (x11-utils) is missing"
fi

if [ "$(id -u)" -ne 0 ] || ! command -v debootstrap >/dev/null 2>&1; then
    echo "check-dist: the package is not tried: that needs root and debootstrap"
    exit 0
fi
mirror=${DEBIAN_MIRROR:-http://deb.debian.org/debian}
[ -e "$debian/usr/bin/apt-get" ] || debootstrap --variant=minbase bookworm "$debian" "$mirror" >/dev/null
cp "$root"/dist/dk2gui_*.deb "$debian/tmp/"
inside() { chroot "$debian" /usr/bin/env -i LANG=C.UTF-8 PATH=/usr/bin:/bin:/usr/sbin:/sbin HOME=/tmp/tries DEBIAN_FRONTEND=noninteractive "$@"; }
mkdir -p "$debian/dev/pts" "$debian/tmp/.X11-unix"
inside apt-get update -q >/dev/null
inside sh -c 'apt-get purge -qq -y dk2gui; apt-get install -qq -y --no-install-recommends desktop-file-utils shared-mime-info /tmp/dk2gui_*.deb' > "$tries/apt" 2>&1 \
    || failed "the package does not install: $(tail -n 5 "$tries/apt")"
rm -rf "$debian/tmp/tries" && mkdir "$debian/tmp/tries"
cp "$tries"/*.json* "$debian/tmp/tries/"
outside=$tries
tries=$debian/tmp/tries
commands debian /tmp/tries inside dk2gui
[ "$(inside sh -c 'command -v python3 || true')" = "" ] || echo "check-dist: debian: has a Python of its own"
inside sh -c 'ls /usr/share/applications/dk2gui.desktop /usr/share/icons/hicolor/48x48/apps/dk2gui.png /usr/share/man/man1/dk2gui.1.gz /usr/share/bash-completion/completions/dk2gui' >/dev/null
inside grep -q dk2gui.desktop /usr/share/applications/mimeinfo.cache || failed "debian: no file type is tied to the menu entry"
inside grep -q 'dk2.json' /usr/share/mime/globs2 || failed "debian: the file type is not known"
if [ -n "$screen" ]; then
    cp -a "/tmp/.X11-unix/X$number" "$debian/tmp/.X11-unix/" 2>/dev/null || true
    mount --bind /tmp/.X11-unix "$debian/tmp/.X11-unix"
    command=$(sed -n 's/^Exec=\(.*\) %f$/\1/p' "$debian/usr/share/applications/dk2gui.desktop")
    # shellcheck disable=SC2086  # the words of the menu entry
    window debian chroot "$debian" /usr/bin/env -i PATH=/usr/bin HOME=/tmp/tries DISPLAY="$DISPLAY" $command /tmp/tries/plan.dk2.json \
        || { umount "$debian/tmp/.X11-unix"; exit 1; }
    umount "$debian/tmp/.X11-unix"
fi
tries=$outside
