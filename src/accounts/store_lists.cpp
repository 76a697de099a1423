// Accounts, sessions and tokens as lists show them.
#include "accounts/policy.hpp"
#include "accounts/store.hpp"
#include "people/people.hpp"

namespace waymark::accounts {
namespace {

constexpr std::int64_t kMostCounted = 1001;

// last_seen is 0 for those who never signed in: NULL is sorted differently by the two engines.
#define WAYMARK_ACCOUNT                                                                                         \
  "select a.id, p.id, p.first_name, p.last_name, p.email, a.created_at, a.password_changed_at, a.disabled_at, " \
  "a.code_confirmed_at, p.left_on, a.language, "                                                                \
  "coalesce((select max(s.seen_at) from sign_in_session s where s.account_id = a.id), 0) as last_seen "         \
  "from account a join person_v p on p.id = a.person_id "

Account read_account(const db::Row& row) {
  return {.id = row.get<AccountId>(0),
          .person = row.get<PersonId>(1),
          .name = row.get<std::string>(2) + " " + row.get<std::string>(3),
          .email = row.get<std::string>(4),
          .created_at = row.get<Instant>(5),
          .password_changed_at = row.get<Instant>(6),
          .disabled_at = row.get<std::optional<Instant>>(7),
          .codes_since = row.get<std::optional<Instant>>(8),
          .left_on = row.get<std::optional<Date>>(9),
          .last_seen_at = row.integer(11) == 0 ? std::nullopt : row.get<std::optional<Instant>>(11),
          .language = row.get<std::string>(10)};
}

std::optional<Account> first_account(db::Rows rows) {
  for (const db::Row& row : rows) return read_account(row);
  return std::nullopt;
}

// Who is meant: by words, by state on a day, by role. Empty arguments mean any.
constexpr std::string_view kChosen =
    "where ($1 = '' or p.search_key like $2 escape '\\' or p.email like $3 escape '\\') "
    "and ($4 = '' or ($4 = 'active' and a.disabled_at is null and (p.left_on is null or p.left_on > $5)) "
    "or ($4 = 'disabled' and a.disabled_at is not null) or ($4 = 'left' and p.left_on <= $5) "
    "or ($4 = 'without_codes' and a.code_confirmed_at is null)) "
    "and ($6 = '' or exists (select 1 from role_grant g where g.person_id = p.id and g.ended_at is null "
    "and g.role = $6)) ";

std::string_view order_of(std::string_view sort) {
  if (sort == "-name") return "order by p.sort_key desc, a.id desc ";
  if (sort == "seen") return "order by last_seen, a.id ";
  if (sort == "-seen") return "order by last_seen desc, a.id desc ";
  return "order by p.sort_key, a.id ";
}

}  // namespace

std::optional<Account> find_account(db::Connection& db, const AccountId& id) {
  return first_account(db.query(WAYMARK_ACCOUNT "where a.id = $1", id));
}
std::optional<Account> account_with_email(db::Connection& db, std::string_view email) {
  return first_account(db.query(WAYMARK_ACCOUNT "where p.email = $1", people::email_key(email)));
}
std::optional<Account> account_of(db::Connection& db, const PersonId& person) {
  return first_account(db.query(WAYMARK_ACCOUNT "where a.person_id = $1", person));
}

AccountPage accounts(db::Connection& db, const AccountFilter& filter, Date today, int page, int size) {
  const std::string words(trimmed(filter.words));
  const auto name = db::contains_pattern(search_key(words));
  const auto email = db::contains_pattern(people::email_key(words));
  const std::string role(filter.role ? access::code(*filter.role) : "");
  std::vector<db::Value> arguments{words, name, email, filter.state, today, role};

  AccountPage found;
  const auto counted = fmt::format(
      "select count(*) from (select a.id from account a join person_v p on p.id = a.person_id {} limit {}) c",
      kChosen, kMostCounted);
  for (const db::Row& row : db.query_list(counted, arguments)) found.total = row.integer(0);

  arguments.emplace_back(size);
  arguments.emplace_back(std::int64_t{page - 1} * size);
  const auto listed = fmt::format("{}{}{}limit cast($7 as bigint) offset cast($8 as bigint)", WAYMARK_ACCOUNT,
                                  kChosen, order_of(filter.sort));
  for (const db::Row& row : db.query_list(listed, arguments)) found.lines.push_back({read_account(row), {}});
  for (auto& line : found.lines)
    for (const auto& held : store::roles(db, line.account.person)) line.roles.push_back(held.grant.role);
  return found;
}

InvitablePage invitable(const access::Work& work, const InvitableFilter& filter, int page, int size) {
  const auto scope = invitation_scope(work);
  InvitablePage found;
  if (!scope.everyone && scope.organisations.empty()) return found;
  const std::string words(trimmed(filter.words));
  const auto name = db::contains_pattern(search_key(words));
  const auto email = db::contains_pattern(people::email_key(words));
  std::vector<db::Value> arguments{work.today, words, name, email, filter.within.str(), filter.only};
  std::string from =
      "from person_v p left join account a on a.person_id = p.id left join organisation_v o on o.id = "
      "p.organisation_id "
      "where a.id is null and (p.left_on is null or p.left_on > $1) "
      "and ($2 = '' or p.search_key like $3 escape '\\' or p.email like $4 escape '\\') "
      "and ($5 = '' or exists (select 1 from organisation_within w where w.organisation_id = p.organisation_id "
      "and w.ancestor_id = $5)) "
      "and ($6 = '' or ($6 = 'coach' and exists (select 1 from coach_v c where c.person_id = p.id)) "
      "or ($6 = 'manager' and exists (select 1 from person_v r where r.manager_id = p.id))) ";
  if (!scope.everyone) {
    std::vector<std::string> slots;
    for (const auto& id : scope.organisations) {
      arguments.emplace_back(id);
      slots.push_back(fmt::format("${}", arguments.size()));
    }
    from += fmt::format(
        "and exists (select 1 from organisation_within w where w.organisation_id = p.organisation_id "
        "and w.ancestor_id in ({})) ",
        joined(slots, ", "));
  }
  for (const db::Row& row : work.db.query_list(
           fmt::format("select count(*) from (select p.id {}limit {}) c", from, kMostCounted), arguments))
    found.total = row.integer(0);

  const auto first = arguments.size() + 1;
  arguments.emplace_back(work.now);
  arguments.emplace_back(size);
  arguments.emplace_back(std::int64_t{page - 1} * size);
  const auto listed = fmt::format(
      "select p.id, p.first_name, p.last_name, p.email, o.name, p.grade, exists (select 1 from invitation i "
      "where i.person_id = p.id and i.used_at is null and i.withdrawn_at is null and i.expires_at > ${}) {}"
      "order by p.sort_key, p.id limit cast(${} as bigint) offset cast(${} as bigint)",
      first, from, first + 1, first + 2);
  for (const db::Row& row : work.db.query_list(listed, arguments))
    found.people.push_back({row.get<PersonId>(0), row.get<std::string>(1) + " " + row.get<std::string>(2),
                            row.get<std::string>(3), row.get<std::string>(4), row.get<std::string>(5),
                            row.boolean(6)});
  return found;
}

std::vector<SessionLine> sessions_of(db::Connection& db, const Settings& settings, const AccountId& account,
                                     Instant now) {
  std::vector<SessionLine> held;
  for (const db::Row& row : db.query(
           "select token_hash, started_at, seen_at, signed_in_from, browser from sign_in_session "
           "where account_id = $1 and ended_at is null and started_at > $2 and seen_at > $3 order by started_at desc",
           account, now.plus(-settings.session_limit), now.plus(-settings.idle_limit)))
    held.push_back({row.get<std::string>(0), row.get<Instant>(1), row.get<Instant>(2), row.get<std::string>(3),
                    row.get<std::string>(4)});
  return held;
}

std::vector<TokenLine> tokens_of(db::Connection& db, const AccountId& account, Instant now) {
  std::vector<TokenLine> held;
  for (const db::Row& row : db.query("select token_hash, name, made_at, expires_at, used_at from api_token "
                                     "where account_id = $1 and revoked_at is null and expires_at > $2 "
                                     "order by made_at desc, token_hash",
                                     account, now))
    held.push_back({row.get<std::string>(0), row.get<std::string>(1), row.get<Instant>(2), row.get<Instant>(3),
                    row.get<std::optional<Instant>>(4)});
  return held;
}

std::int64_t recovery_codes_left(db::Connection& db, const AccountId& account) {
  return db
      .value<std::int64_t>("select count(*) from recovery_code where account_id = $1 and used_at is null", account)
      .value_or(0);
}

}  // namespace waymark::accounts
