#pragma once
// What this room reads and writes, inside this room only.
#include "audit/audit.hpp"

namespace waymark::audit::store {

/// The last line of a stream.
struct Head {
  std::int64_t number = 0;
  std::string mac;
};

/// Takes the next `count` numbers of a stream; its head before them. From here to the end of the transaction nobody
/// else writes in it: on PostgreSQL who tries waits, and is run again.
Head advance(db::Connection& db, std::string_view stream, std::int64_t count);
void set_head(db::Connection& db, std::string_view stream, const Head& head);

void insert(db::Connection& db, const Line& line);
void insert_all(db::Connection& db, std::span<const Line> lines);

/// Gives a line that is in no chain its place in one.
void chain(db::Connection& db, const Line& line);
/// Lines that are in no chain, oldest first, later than `after`.
std::vector<Line> unchained(db::Connection& db, const Mark& after, int size);
std::int64_t count_unchained(db::Connection& db);

std::optional<Head> head(db::Connection& db, std::string_view stream);
std::vector<std::pair<std::string, Head>> heads(db::Connection& db);
std::int64_t count_lines(db::Connection& db);
/// The place a walk along all streams has come to.
struct WalkMark {
  std::string stream;
  std::int64_t number = INT64_MIN;
  std::string id;
};
/// Lines in chains, by stream and number, after that place.
std::vector<Line> walk(db::Connection& db, const WalkMark& after, int size);
/// Lines of one stream from a number on.
std::vector<Line> stream_from(db::Connection& db, std::string_view stream, std::int64_t number, int size);

// --- checkpoints (store_checkpoints.cpp) ---

struct Grown {
  std::string stream;
  Head head;
};
/// Streams whose head is beyond where the last checkpoint that named them saw it.
std::vector<Grown> grown(db::Connection& db);
/// Streams whose head is before it, or gone.
std::vector<std::string> shorter(db::Connection& db);
/// The newest checkpoint's line; nothing when there is none.
std::optional<std::string> last_checkpoint(db::Connection& db);
/// Lines of checkpoints after that number, in order.
std::vector<std::string> checkpoints_after(db::Connection& db, std::int64_t number, int size);
void insert_checkpoint(db::Connection& db, std::int64_t number, Instant at, std::string_view line);
void set_anchor(db::Connection& db, const Grown& stream);

}  // namespace waymark::audit::store
