// What is held about somebody apart from their coaching: who they are, their account, what they were told.
#include "rights/facts_reader.hpp"
#include "rights/store.hpp"

namespace waymark::rights::store {
namespace {

FactCell cell_of(const db::Row& row, int column, As as) {
  if (row.is_null(column)) return {};
  const auto same = [](std::string text) { return FactCell{text, text}; };
  switch (as) {
    case As::day: return {row.get<Date>(column).brief(), row.get<Date>(column).iso()};
    case As::moment: return {brief(london(row.get<Instant>(column))), row.get<Instant>(column).iso()};
    case As::yes: return {row.boolean(column) ? _("Yes") : _("No"), row.boolean(column) ? "true" : "false"};
    case As::minutes: return {duration_words(row.integer(column)), std::to_string(row.integer(column))};
    case As::number: return {with_commas(row.integer(column)), std::to_string(row.integer(column))};
    case As::pence: return {row.get<Money>(column).pounds(), row.get<Money>(column).plain()};
    case As::code: {
      // Codes are written for machines; people read them with spaces.
      auto shown = row.get<std::string>(column);
      std::replace(shown.begin(), shown.end(), '_', ' ');
      return {std::move(shown), row.get<std::string>(column)};
    }
    case As::text: break;
  }
  return same(row.get<std::string>(column));
}

std::vector<FactQuery> facts_of_the_person() {
  return {
      {"person",
       "Who you are",
       "select first_name, last_name, staff_number, email, location, started_on, on_leave, left_on, created_at,"
       " changed_at from person_record_v where id = $1",
       {{"first_name", "First name"},
        {"last_name", "Last name"},
        {"staff_number", "Staff number"},
        {"email", "E-mail address"},
        {"location", "Location"},
        {"started_on", "Started", As::day},
        {"on_leave", "On leave", As::yes},
        {"left_on", "Left", As::day},
        {"recorded_at", "Recorded", As::moment},
        {"changed_at", "Last changed", As::moment}}},
      {"posts",
       "Your posts",
       "select p.from_on, o.name, p.grade, m.first_name || ' ' || m.last_name from person_post_v p"
       " left join organisation_v o on o.id = p.organisation_id left join person_v m on m.id = p.manager_id"
       " where p.person_id = $1 order by p.from_on",
       {{"from", "From", As::day},
        {"organisation", "Organisation"},
        {"grade", "Grade"},
        {"line_manager", "Line manager"}}},
      {"coach",
       "You on the coaches’ register",
       "select c.code, c.kind, s.name, c.accreditation, c.accreditation_expires_on, c.capacity from coach_v c"
       " left join supplier_v s on s.id = c.supplier_id where c.person_id = $1",
       {{"code", "Code"},
        {"kind", "Kind", As::code},
        {"supplier", "Supplier"},
        {"accreditation", "Accreditation"},
        {"accreditation_expires_on", "Expires", As::day},
        {"capacity", "Engagements at once", As::number}}},
  };
}

std::vector<FactQuery> facts_of_the_account() {
  return {
      {"account",
       "Your account",
       "select created_at, password_changed_at, code_confirmed_at, disabled_at, language from account_v"
       " where person_id = $1",
       {{"opened_at", "Opened", As::moment},
        {"password_changed_at", "Password changed", As::moment},
        {"codes_since", "One-time codes since", As::moment},
        {"disabled_at", "Disabled", As::moment},
        {"language", "Language"}}},
      {"sign_ins",
       "When you signed in",
       "select s.started_at, s.seen_at, s.ended_at, s.signed_in_from, s.browser from sign_in_session_v s"
       " join account_v a on a.id = s.account_id where a.person_id = $1 order by s.started_at",
       {{"started_at", "Signed in", As::moment},
        {"seen_at", "Last seen", As::moment},
        {"ended_at", "Signed out", As::moment},
        {"address", "From"},
        {"browser", "Browser"}}},
      {"devices",
       "Devices you signed in with",
       "select d.made_at, d.used_at from known_device_v d join account_v a on a.id = d.account_id"
       " where a.person_id = $1 order by d.made_at",
       {{"first_at", "First", As::moment}, {"last_at", "Last", As::moment}}},
      {"api_tokens",
       "Your API tokens",
       "select t.name, t.made_at, t.expires_at, t.used_at, t.revoked_at from api_token_v t"
       " join account_v a on a.id = t.account_id where a.person_id = $1 order by t.made_at",
       {{"name", "For"},
        {"made_at", "Made", As::moment},
        {"expires_at", "Expires", As::moment},
        {"used_at", "Last used", As::moment},
        {"revoked_at", "Revoked", As::moment}}},
      {"invitations",
       "Links made for you",
       "select purpose, made_at, expires_at, used_at, withdrawn_at from invitation_v where person_id = $1"
       " order by made_at",
       {{"purpose", "To", As::code},
        {"made_at", "Made", As::moment},
        {"expires_at", "Expires", As::moment},
        {"used_at", "Used", As::moment},
        {"withdrawn_at", "Withdrawn", As::moment}}},
      {"roles",
       "Roles you were given",
       "select g.role, g.place_kind, coalesce(o.name, p.name, s.name), g.granted_at, g.ended_at from role_grant_v g"
       " left join organisation_v o on o.id = g.place_id left join programme_v p on p.id = g.place_id"
       " left join supplier_v s on s.id = g.place_id where g.person_id = $1 order by g.granted_at",
       {{"role", "Role", As::code},
        {"place_kind", "For", As::code},
        {"place", "Which"},
        {"granted_at", "From", As::moment},
        {"ended_at", "Until", As::moment}}},
  };
}

std::vector<FactQuery> facts_of_what_was_told() {
  return {
      {"notices",
       "What you were told",
       "select kind, by_name, about_kind, happened_at, written_at, read_at from notice_v where person_id = $1"
       " order by written_at",
       {{"kind", "What", As::code},
        {"by", "By"},
        {"about", "About", As::code},
        {"happened_at", "Happened", As::moment},
        {"told_at", "Told", As::moment},
        {"read_at", "Read", As::moment}}},
      {"mails",
       "Mail you were sent",
       "select kind, written_at, sent_to, settled_at, settled_as from mail_v where person_id = $1 order by "
       "written_at",
       {{"kind", "What", As::code},
        {"written_at", "Written", As::moment},
        {"sent_to", "To"},
        {"settled_at", "Done with", As::moment},
        {"settled_as", "How it ended", As::code}}},
      {"mail_choice",
       "How often you want mail",
       "select how_often, chosen_at from mail_preference_v where person_id = $1",
       {{"how_often", "How often", As::code}, {"chosen_at", "Chosen", As::moment}}},
      {"calendar_choice",
       "What your calendar entries may say",
       "select titles_shown from calendar_choice_v where person_id = $1",
       {{"titles_shown", "Titles are shown", As::yes}}},
      {"calendar_links",
       "Secret links to your calendar",
       "select made_at, revoked_at from calendar_feed_v where person_id = $1 order by made_at",
       {{"made_at", "Made", As::moment}, {"revoked_at", "Revoked", As::moment}}},
  };
}

}  // namespace

FactTable read_facts(db::Connection& db, const FactQuery& query, const PersonId& person) {
  FactTable table{std::string(query.key), _(query.title), {}, {}};
  for (const auto& column : query.columns) table.columns.push_back({std::string(column.key), _(column.label)});
  for (const db::Row& row : db.query(query.sql, person)) {
    auto& cells = table.rows.emplace_back();
    for (std::size_t i = 0; i < query.columns.size(); ++i)
      cells.push_back(cell_of(row, static_cast<int>(i), query.columns[i].as));
  }
  return table;
}

std::vector<FactTable> facts(db::Connection& db, const PersonId& person) {
  static const auto of_the_person = facts_of_the_person(), of_the_account = facts_of_the_account(),
                    of_what_was_told = facts_of_what_was_told();
  std::vector<FactTable> all;
  for (const auto queries : {std::span<const FactQuery>(of_the_person), std::span<const FactQuery>(of_the_account),
                             facts_of_work(), std::span<const FactQuery>(of_what_was_told)})
    for (const auto& query : queries) all.push_back(read_facts(db, query, person));
  return all;
}

}  // namespace waymark::rights::store
