#pragma once
// What the pages of this room share.
#include "conversations/deed.hpp"
#include "conversations/pages/pages.hpp"

namespace waymark::conversations::pages {

using web::Draft;

/// What the address of a session's page speaks of, as far as the actor may know of it.
struct Scene {
  Partnership partnership;
  SessionId session_id;
  std::optional<engagements::Session> session;  ///< gone when its log was taken back
  std::optional<Conversation> conversation;
  std::vector<Own> own;

  bool is_partner(const web::Visit& visit) const { return partnership.is_partner(visit.work.actor.person); }
  const engagements::Session* of() const { return session ? &*session : nullptr; }
  const Own* own_of(OwnKind kind) const;
  std::string path(std::string_view page = {}) const;
};
/// For partners, and an earlier coach where they have something of their own; else not_found.
Scene scene_of(const web::Visit& visit);
/// The same for partners alone.
Scene own_scene_of(const web::Visit& visit);

/// "Session of 3 March 2026 at 2pm"
std::string title_of(const engagements::Session* session);
/// Newest first.
std::vector<engagements::Session> sessions_newest_first(db::Connection& db, const EngagementId& engagement);
/// Those whom a partner shares with: "Siân Rahman", "the others".
std::string other_side(const Partnership& partnership, const PersonId& person);

/// What was written, field by field; nothing for fields without text.
Html read_view(const Writing& writing);
Html hidden(std::string_view name, std::string_view value);
/// A field of a conversation or reflection.
Html field_input(const Field& field, const Draft& draft);
/// What was typed in these fields. Problems at their keys.
Values typed(const web::Fields& form, const std::vector<Field>& fields, Problems& problems);

/// Links to the other pages of the session.
Html session_links(const web::Visit& visit, const Scene& scene);
/// A page of a session, with those links below.
web::Response session_page(const web::Visit& visit, const Scene& scene, const char* title, Html body,
                           const Problems& problems = {});

}  // namespace waymark::conversations::pages
