#pragma once
#include "messages/messages.hpp"
#include "messages/waiting.hpp"

namespace waymark::messages::store {

void insert(const access::Work& work, const EngagementId& engagement, const MessageId& id,
            const std::vector<PersonId>& readers);
std::optional<Message> find(db::Connection& db, const EngagementId& engagement, const MessageId& id);

/// Where a page begins: messages older than this.
struct Before {
  Instant written_at = Instant::micros(INT64_MAX);
  std::string id = {};
};
/// As that person finds them, newest first, none from before `from`; at most `size`.
std::vector<Message> page(db::Connection& db, const EngagementId& engagement, const PersonId& person, Instant from,
                          const Before& before, int size);
/// How many older than `before` that person has not read.
std::int64_t unread_before(db::Connection& db, const EngagementId& engagement, const PersonId& person, Instant from,
                           const Before& before);
/// From the first to the last of these, both included.
void mark_read(const access::Work& work, const Message& first, const Message& last);

/// Notes that somebody is told now; whether they were not already, since they coach or looked last.
bool mark_told(const access::Work& work, const EngagementId& engagement, const PersonId& person, Instant from);
/// The actor has looked.
void end_told(const access::Work& work, const EngagementId& engagement);

/// Nobody who had not read it need read it any more; who has nothing else unread counts as not told.
void withdraw(const access::Work& work, const Message& message);

/// What a person has not read of what they may see.
std::vector<Unread> unread(db::Connection& db, const PersonId& person);
bool has_unread(db::Connection& db, const PersonId& person, const EngagementId& engagement);

/// What a person wrote or was written, not withdrawn, by engagement, oldest first.
std::vector<Message> of_person(db::Connection& db, const PersonId& person);

}  // namespace waymark::messages::store
