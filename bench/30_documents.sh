#!/bin/sh
# Documents: what a 25 MB upload and download add to the server's memory, and what everyone else feels while fifty
# are uploaded at once. Needs bench/10_data.sh to have run.
. "$(dirname "$0")/../script/lib.sh"
exec "$node" bench/documents.mjs
