#include "accounts/store.hpp"

namespace waymark::accounts::store {
namespace {

// The columns who_holds() reads, before those of the table the hash stands in.
#define WAYMARK_HOLDER                                                                                        \
  "select a.id, p.id, p.first_name, p.last_name, a.language, a.disabled_at, a.code_confirmed_at, p.left_on, " \
  "(select c.coach_id from coach_of_person_v c where c.person_id = p.id), "                                   \
  "exists (select 1 from person_v r where r.manager_id = p.id), p.organisation_id, "

constexpr std::string_view kSessionHolder = WAYMARK_HOLDER
    "s.form_token, s.started_at, s.seen_at "
    "from sign_in_session s join account a on a.id = s.account_id join person_v p on p.id = a.person_id "
    "where s.token_hash = $1 and s.ended_at is null";
constexpr std::string_view kTokenHolder = WAYMARK_HOLDER
    "t.expires_at "
    "from api_token t join account a on a.id = t.account_id join person_v p on p.id = a.person_id "
    "where t.token_hash = $1 and t.revoked_at is null";
#undef WAYMARK_HOLDER

Holder who_holds(const db::Row& row) {
  Holder holder;
  holder.account = row.get<AccountId>(0);
  holder.person = row.get<PersonId>(1);
  holder.name = row.get<std::string>(2) + " " + row.get<std::string>(3);
  holder.language = row.get<std::string>(4);
  holder.disabled = !row.is_null(5);
  holder.has_codes = !row.is_null(6);
  holder.left_on = row.get<std::optional<Date>>(7);
  holder.coach = row.get<CoachId>(8);
  holder.manages = row.boolean(9);
  holder.organisation = row.get<OrganisationId>(10);
  return holder;
}

}  // namespace

std::optional<Holder> session_holder(db::Connection& db, const std::string& hash) {
  for (const db::Row& row : db.query(kSessionHolder, hash)) {
    auto holder = who_holds(row);
    holder.form_token = row.get<std::string>(11);
    holder.started_at = row.get<Instant>(12);
    holder.seen_at = row.get<Instant>(13);
    return holder;
  }
  return std::nullopt;
}

std::optional<Holder> token_holder(db::Connection& db, const std::string& hash) {
  for (const db::Row& row : db.query(kTokenHolder, hash)) {
    auto holder = who_holds(row);
    holder.expires_at = row.get<Instant>(11);
    return holder;
  }
  return std::nullopt;
}

std::vector<access::Grant> grants(db::Connection& db, const PersonId& person) {
  std::vector<access::Grant> held;
  for (const db::Row& row : db.query(
           "select role, place_kind, place_id from role_grant where person_id = $1 and ended_at is null", person)) {
    const auto role = access::role_from(row.text(0));
    const auto kind = access::place_kind_from(row.text(1));
    if (role && kind) held.push_back({*role, *kind, row.get<std::string>(2)});
  }
  return held;
}

void write_sessions_seen(db::Connection& db, const Seen& rows) {
  for (const auto& [hash, at] : rows)
    db.run("update sign_in_session set seen_at = $1 where token_hash = $2 and seen_at < $1", at, hash);
}

void write_tokens_seen(db::Connection& db, const Seen& rows) {
  for (const auto& [hash, at] : rows) db.run("update api_token set used_at = $1 where token_hash = $2", at, hash);
}

}  // namespace waymark::accounts::store
