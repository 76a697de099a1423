#!/bin/sh
# The table: pages, JSON, sessions logged, what others feel meanwhile, whether answers are fresh, memory.
# With names, only those parts: floor pages log neighbours freshness.
. "$(dirname "$0")/../script/lib.sh"
exec "$node" bench/measure.mjs "$@"
