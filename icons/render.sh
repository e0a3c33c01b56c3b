#!/usr/bin/env bash
# Makes the PNG sizes from hindsight.svg. Needs rsvg-convert (Debian: librsvg2-bin).
set -euo pipefail
cd "$(dirname "$0")"
for size in 16 32 48 64 128 256 512; do
    rsvg-convert --width "$size" --height "$size" hindsight.svg --output "hindsight-$size.png"
done
