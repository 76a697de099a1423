#pragma once
#include <string>
#include <unordered_map>
#include <vector>

#include "imports/references.hpp"

namespace waymark::imports {

/// Everything rows may refer to that Waymark has.
References known_references(db::Connection& db);

/// Has PostgreSQL count anew what an import has just brought in: until it has, it takes the tables for empty and may
/// choose a way through them that takes minutes. SQLite chooses by the indexes alone.
void count_anew(db::Connection& db);

/// The digest each row of a kind had when it was last imported, by key.
std::unordered_map<std::string, std::string> digests(db::Connection& db, Kind kind);
/// Writes the digests of rows as they now stand; those in `known` are replaced.
void keep_digests(const access::Work& work, Kind kind, const std::vector<std::pair<std::string, std::string>>& rows,
                  const std::unordered_map<std::string, std::string>& known);

/// Files uploaded together on the page and waiting for their confirmation, by the id of their batch.
std::string keep_drafts(const access::Work& work, std::span<const File> files);
/// The actor's own batch; none when it is not theirs or has been done.
std::vector<File> find_drafts(db::Connection& db, const access::Actor& actor, std::string_view batch);
/// Marks a batch done and lets go of its content.
void close_drafts(const access::Work& work, std::string_view batch);

}  // namespace waymark::imports
