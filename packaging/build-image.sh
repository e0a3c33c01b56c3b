#!/usr/bin/env bash
# Makes an application image of Hindsight for this machine, with a Java runtime of its own inside, and starts it to see
# that it works. The image lies in target/image/hindsight afterwards and can be copied anywhere.
#
# Needs Maven and a JDK 25 with jpackage. JAVA_HOME names the JDK; without it, the usual places are searched.
set -euo pipefail
cd "$(dirname "$0")/.."

fail() {
    echo "$1" >&2
    exit 1
}

find_jdk() {
    local candidate
    for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/*25* /Library/Java/JavaVirtualMachines/*25*/Contents/Home "$HOME"/.sdkman/candidates/java/25*; do
        if [ -x "$candidate/bin/jpackage" ] && "$candidate/bin/java" --version | head -1 | grep -q ' 25'; then
            echo "$candidate"
            return
        fi
    done
}

command -v mvn >/dev/null || fail "Maven is missing. Install it, for example with: apt install maven"
jdk=$(find_jdk)
[ -n "$jdk" ] || fail "No JDK 25 with jpackage was found. Install one, for example from https://adoptium.net, and name it in JAVA_HOME."

echo "Building with $jdk"
mvn --batch-mode --quiet -DskipTests package
version=$(sed -n 's|.*<version>\([0-9][0-9.]*\)</version>.*|\1|p' pom.xml | head -1)

rm -rf target/image target/image-input
mkdir -p target/image-input
cp target/hindsight.jar target/image-input/
cp -R target/lib target/image-input/lib

# The commands stay in the runtime: aggregate code runs in a process of its own, by bin/java, and may use any module.
"$jdk/bin/jpackage" \
    --type app-image \
    --name hindsight \
    --app-version "$version" \
    --description "Explorer and time-travel debugger for event stores in PostgreSQL" \
    --input target/image-input \
    --main-jar hindsight.jar \
    --main-class dev.hindsight.Main \
    --icon icons/hindsight-512.png \
    --java-options --enable-native-access=ALL-UNNAMED \
    --jlink-options "--strip-debug --no-man-pages --no-header-files" \
    --add-modules java.se,jdk.crypto.ec,jdk.unsupported,jdk.charsets,jdk.localedata,jdk.security.auth,jdk.zipfs \
    --dest target/image

program=target/image/hindsight/bin/hindsight
[ -x "$program" ] || program=target/image/hindsight.app/Contents/MacOS/hindsight

echo "Trying the command line"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
HINDSIGHT_DATA="$scratch" "$program" streams --sample --limit 1 --json | grep -q '"stream"' \
    || fail "The image does not list the streams of the sample."

HINDSIGHT_DATA="$scratch" "$program" state order-10042 --sample --json | grep -q '"guess":false' \
    || fail "The image does not run aggregate code."

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    echo "Trying the window"
    HINDSIGHT_DATA="$scratch" "$program" window --sample >"$scratch/window.log" 2>&1 &
    window=$!
    sleep 15
    kill -0 "$window" 2>/dev/null || { cat "$scratch/window.log" >&2; fail "The window did not stay open."; }
    kill "$window"
    wait "$window" 2>/dev/null || true
else
    echo "No display here: the window was not tried"
fi

echo "Done: $(du -sh target/image | cut -f1) in target/image"
