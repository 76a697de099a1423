#!/bin/sh
# Makes the department that is measured, once; it is kept in build/bench/made.
. "$(dirname "$0")/../script/lib.sh"
build=${WAYMARK_BUILD:-build/release}
made=${WAYMARK_BENCH_DIR:-build/bench}/made
cmake --build "$build" --target waymark waymark_bench_data waymark_bench_floor
[ -e "$made/complete" ] && exit 0
rm -rf "$made"
mkdir -p "$made"
"$build/bench/waymark_bench_data" "$made"
sqlite3 "$made/waymark.sqlite" "pragma wal_checkpoint(truncate)" >/dev/null
touch "$made/complete"
