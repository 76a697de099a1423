#pragma once
// Rows of this room: that something was written, by whom, when.
#include "conversations/policy.hpp"

namespace waymark::conversations::store {

/// By place, of that version; empty when there is none.
std::vector<Field> fields(db::Connection& db, const ProgrammeId& programme, int version);
/// The latest version; 0 when nothing was ever changed.
int latest_version(db::Connection& db, const ProgrammeId& programme);
void insert_fields(db::Connection& db, const ProgrammeId& programme, int version, const std::vector<Field>& fields);

std::optional<Conversation> find(db::Connection& db, const ConversationId& id);
std::optional<Conversation> conversation_of(db::Connection& db, const EngagementId& engagement,
                                            const SessionId& session);
std::vector<Conversation> conversations_of(db::Connection& db, const EngagementId& engagement);
void insert(db::Connection& db, const Conversation& conversation);
void update(db::Connection& db, const Conversation& conversation);

std::optional<Own> find(db::Connection& db, const OwnId& id);
std::optional<Own> own_of(db::Connection& db, const EngagementId& engagement, const SessionId& session,
                          const PersonId& person, OwnKind kind);
std::vector<Own> own_of(db::Connection& db, const EngagementId& engagement, const PersonId& person);
/// Reflections on a session, of all who wrote one.
std::vector<Own> reflections_on(db::Connection& db, const EngagementId& engagement, const SessionId& session);
void save(db::Connection& db, const Own& own);  ///< by its id
void remove(db::Connection& db, const OwnId& id);

/// What the coachees let that coach see.
Let let(db::Connection& db, const EngagementId& engagement, const PersonId& coach);
void insert_let(const access::Work& work, const ConversationId& conversation, const PersonId& coach);
void remove_let(const access::Work& work, const ConversationId& conversation, const PersonId& coach);

/// Engagements in which a person is, or may have written as a coach: where to look for what is theirs.
std::vector<EngagementId> engagements_of(db::Connection& db, const PersonId& person);

}  // namespace waymark::conversations::store
