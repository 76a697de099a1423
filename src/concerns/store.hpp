#pragma once
#include "concerns/concerns.hpp"

namespace waymark::concerns::store {

std::optional<Concern> find(db::Connection& db, const ConcernId& id);
void insert(const access::Work& work, const Concern& concern);
void acknowledge(const access::Work& work, const ConcernId& id);
void close(const access::Work& work, const ConcernId& id, const std::string& outcome, Date retain_until);
void set_lead(const access::Work& work, const ConcernId& id, const PersonId& lead);

/// Its id.
std::string insert_entry(const access::Work& work, const ConcernId& id, bool is_note);
std::int64_t count_entries(db::Connection& db, const ConcernId& id, bool with_notes);
/// Without their text, oldest first.
std::vector<Entry> entries(db::Connection& db, const ConcernId& id, bool with_notes, int size, std::int64_t offset);

/// Addressed to that person while they are a safeguarding lead for its place.
std::int64_t count_handled(const access::Work& work, const PersonId& lead);
std::vector<Concern> handled(const access::Work& work, const PersonId& lead, int size, std::int64_t offset);
std::int64_t count_raised(db::Connection& db, const PersonId& person);
std::vector<Concern> raised(db::Connection& db, const PersonId& person, int size, std::int64_t offset);
/// Open ones whose lead can act no longer, for a place that person is a safeguarding lead for, none of which they are
/// themself a part of.
std::vector<Concern> without_lead(const access::Work& work, const PersonId& person, int size);
std::int64_t count_open(const access::Work& work, const PersonId& lead);

struct Statement {
  Concern concern;
  std::string id;
  Instant written_at;
};
/// Of all concerns a person raised, oldest first.
std::vector<Statement> statements_of(db::Connection& db, const PersonId& person);

std::vector<Due> due_by(db::Connection& db, Date until);

}  // namespace waymark::concerns::store
