#include "accounts/accounts.hpp"
#include "audit/audit.hpp"
#include "calendar/calendar.hpp"
#include "rights/policy.hpp"
#include "rights/store.hpp"

namespace waymark::rights {
namespace {

void block_by_engagements(const access::Work& work, const PersonId& person, std::vector<std::string>& blocks) {
  const auto open = store::open_engagements(work.db, person);
  if (!open.empty())
    blocks.push_back(fill(plural("{} engagement is not over: {}", "{} engagements are not over: {}",
                                 static_cast<std::int64_t>(open.size())),
                          open.size(), joined(open, ", ")));
}

void block_by_invoices(const access::Work& work, const PersonId& person, std::vector<std::string>& blocks) {
  std::int64_t unpaid = 0;
  std::optional<Date> until;
  for (const auto& one : store::invoiced(work.db, person)) {
    unpaid += one.unpaid;
    const auto day = plus_months(one.last_on, schedule_of(work.db, one.programme).invoice_months);
    if (day > work.today && (!until || *until < day)) until = day;
  }
  if (unpaid > 0)
    blocks.push_back(
        fill(plural("{} line of their invoices is not paid", "{} lines of their invoices are not paid", unpaid),
             with_commas(unpaid)));
  if (until)
    blocks.push_back(fill(_("Invoices of their coaching must be traceable to them until {}"), until->words()));
}

std::vector<std::string> blocks(const access::Work& work, const PersonId& person) {
  std::vector<std::string> all;
  if (auto kept = kept_for_the_service(work, person)) all.push_back(std::move(*kept));
  const auto held = store::holds_about(work.db, person);
  if (held > 0)
    all.push_back(fill(plural("A legal hold stands on them, on an engagement of theirs or on somebody else in one",
                              "{} legal holds stand on them, on engagements of theirs or on others in those", held),
                       held));
  block_by_engagements(work, person, all);
  block_by_invoices(work, person, all);
  return all;
}

people::Person somebody(const access::Work& work, const PersonId& id) {
  must_keep_rights(work.actor);
  auto person = people::find_person(work.db, id);
  if (!person) throw Refused(Refusal::not_found);
  return std::move(*person);
}

/// Shreds what is theirs alone; the engagements, and the pieces of content that went.
void shred(vault::Vault& vault, const access::Work& work, const Rooms& rooms, const PersonId& person, Goes& gone) {
  for (const auto& scope : store::scopes_of_alone(work.db, person)) {
    for (const auto& aggregate : rooms.aggregations) aggregate(vault, work, scope);
    gone.pieces += vault.shred(work, scope, "erasure").objects;
    ++gone.engagements;
  }
}

/// How many pieces are theirs alone in scopes that would stay.
std::int64_t count_own(vault::Vault& vault, const access::Work& work, const Rooms& rooms, const PersonId& person) {
  const auto shredded = store::scopes_of_alone(work.db, person);
  std::int64_t count = 0;
  for (const auto& room : rooms.erasing)
    for (const auto& place : room.pieces(vault, work, person))
      count += std::find(shredded.begin(), shredded.end(), place.scope) == shredded.end() ? 1 : 0;
  return count;
}

}  // namespace

Preview preview(vault::Vault& vault, const access::Work& work, const Rooms& rooms, const PersonId& id) {
  auto person = somebody(work, id);
  Preview preview{std::move(person), store::goes(work.db, id), store::stays(work.db, id), {}};
  preview.goes.own = count_own(vault, work, rooms, id);
  if (!preview.person.erased_at) preview.blocks = blocks(work, id);
  return preview;
}

std::string confirmed_by(const people::Person& person) {
  return person.staff_number.empty() ? person.email : person.staff_number;
}

Checked<Goes> erase(vault::Vault& vault, const access::Work& work, const Rooms& rooms, const PersonId& id,
                    std::string_view typed) {
  const auto person = somebody(work, id);
  if (person.erased_at) throw Refused(Refusal::out_of_turn);
  Problems problems;
  for (const auto& block : blocks(work, id)) problems.add("", block);
  const bool confirmed =
      person.staff_number.empty() ? people::email_key(typed) == person.email : trimmed(typed) == person.staff_number;
  if (!confirmed)
    problems.add("typed", person.staff_number.empty() ? _("Enter their e-mail address as it is written above")
                                                      : _("Enter their staff number as it is written above"));
  if (problems) return problems;

  Goes gone;
  shred(vault, work, rooms, id, gone);
  for (const auto& room : rooms.erasing) gone.own += room.erase(vault, work, id);
  gone.account = accounts::account_of(work.db, id).has_value();
  gone.sign_ins = accounts::remove_account_of(work, id);
  calendar::forget(work, id);
  const auto pseudonym = people::pseudonymise(work, id);
  const auto forgotten = jobs::forget(work, id, person.name(), pseudonym);
  gone.notices = forgotten.notices;
  gone.mails = forgotten.mails;
  store::insert_erasure(work, id, gone);
  audit::record(work, "person_erased", "person", id.str(),
                fmt::format("{} engagements shredded, {} pieces; {} pieces of their own elsewhere", gone.engagements,
                            gone.pieces, gone.own));
  return gone;
}

}  // namespace waymark::rights
