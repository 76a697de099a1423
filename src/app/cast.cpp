#include "app/cast.hpp"

#include "people/people.hpp"

namespace waymark::app {
namespace {

constexpr CastMember kCast[] = {
    {"Morwenna Castell", "morwenna.castell@justice.example", "Programme manager", "200001", "MOJHQ", "People",
     "Grade 6", "programme_manager@organisation:MOJ"},
    {"Harpreet Chowdhury", "harpreet.chowdhury@sup-03.example", "External coach", "", "", "", "", ""},
    {"Jörg Bhatt", "jorg.bhatt@justice.example", "Internal coach", "", "", "", "", ""},
    {"Jörg Zielińska", "jorg.zielinska@justice.example", "Coachee", "", "", "", "", ""},
    {"Zofia Sørensen", "zofia.sorensen@justice.example", "Line manager", "", "", "", "", ""},
    {"Idris Penhallow", "idris.penhallow@justice.example", "Agency lead", "200002", "HMPPS", "People", "Grade 7",
     "agency_lead@organisation:HMPPS"},
    {"Gwendolen Ashdown", "gwendolen.ashdown@justice.example", "Champion", "200003", "MOJHQ", "Executive", "SCS3",
     "champion@organisation:MOJ"},
    {"Rafael Okonjo", "rafael.okonjo@justice.example", "Finance and information analyst", "200004", "MOJHQ",
     "Finance", "SEO", "finance_analyst@organisation:MOJ"},
    {"Tamsin Birch", "tamsin.birch@sup-03.example", "Supplier administrator", "", "", "", "",
     "supplier_administrator@supplier:SUP-03"},
    {"Leonora Quist", "leonora.quist@justice.example", "Data protection officer", "200005", "MOJHQ", "Legal",
     "Grade 7", "data_protection_officer@service"},
    {"Winston Adeyemi", "winston.adeyemi@justice.example", "Safeguarding lead", "200006", "MOJHQ", "People", "SEO",
     "safeguarding_lead@organisation:MOJ"},
    {"Petra Nováková", "petra.novakova@justice.example", "System administrator", "200007", "MOJHQ", "Digital", "HEO",
     "system_administrator@service"},
};

std::pair<std::string, std::string> names_of(const CastMember& member) {
  const auto gap = member.name.find(' ');
  return {std::string(member.name.substr(0, gap)), std::string(member.name.substr(gap + 1))};
}

void add_staff(const access::Work& work) {
  std::vector<people::PersonRecord> records;
  for (const auto& member : cast()) {
    if (member.staff_number.empty() || people::person_with_email(work.db, member.email)) continue;
    people::PersonRecord record;
    record.staff_number = member.staff_number;
    std::tie(record.first_name, record.last_name) = names_of(member);
    record.email = member.email;
    record.grade = member.grade;
    record.organisation_code = member.organisation;
    record.unit = member.unit;
    record.location = "London";
    record.started_on = Date(2016, 4, 4);
    records.push_back(std::move(record));
  }
  people::save_people(work, records);
}

PersonId find_or_add(const access::Work& work, const CastMember& member) {
  if (const auto person = people::person_with_email(work.db, member.email)) return person->id;
  if (member.from_pilot())
    throw InputRefused(fmt::format("the pilot's files have nobody with the address {}", member.email));
  const auto [first, last] = names_of(member);
  return *people::add_outsider(work, {first, last, std::string(member.email)});
}

void seat(const access::Work& work, const CastMember& member, const std::string& password_hash) {
  const auto person = find_or_add(work, member);
  if (accounts::account_of(work.db, person)) return;
  if (!member.grant.empty()) {
    const auto grant = accounts::read_grant(work.db, account_surroundings(), member.grant);
    if (!grant) throw InputRefused(grant.problems().front().message);
    accounts::grant_role(work, person, *grant);
  }
  accounts::add_account(work, person, password_hash);
}

}  // namespace

std::span<const CastMember> cast() { return kCast; }

void seat_the_cast(db::Database& database, const Clock& clock, const Settings& settings) {
  const accounts::AccountsDoorkeeper doorkeeper(account_settings(settings), account_surroundings());
  const auto change = [&](const auto& deed) {
    database.change_now([&](db::Connection& db) {
      deed(access::Work{db, House::program(), clock.now(), clock.today()});
    });
  };
  change(add_staff);
  for (const auto& member : cast()) {
    const auto password_hash = accounts::password_hash(doorkeeper, kCastPassword);
    change([&](const access::Work& work) { seat(work, member, password_hash); });
  }
}

}  // namespace waymark::app
