#include "agreements/deed.hpp"
#include "audit/audit.hpp"
#include "people/people.hpp"

namespace waymark::agreements {
namespace {

/// For what is the coachee's alone to decide.
Agreement take_up_as_coachee(const access::Work& work, const EngagementId& id) {
  auto agreement = take_up(work, id);
  if (!agreement.partnership.is_coachee(work.actor.person)) throw Refused(Refusal::not_allowed);
  return agreement;
}

void check_meeting(const access::Work& work, Date day, Problems& problems) {
  if (day - work.today > 2 * 366 || work.today - day > 2 * 366)
    problems.add("meeting_on", _("The day of the meeting must be within two years of today"));
}

/// Who is meant; nothing, with a problem, when it can be nobody.
std::optional<people::Person> chosen(const access::Work& work, const Agreement& agreement,
                                     const ThirdPartyChoice& choice, Problems& problems) {
  const bool manager = choice.kind == ThirdKind::line_manager;
  const char* field = manager ? "kind" : "email";
  std::optional<people::Person> found;
  if (manager) {
    const auto self = people::find_person(work.db, work.actor.person);
    if (self && self->manager) found = people::find_person(work.db, self->manager);
    if (!found) problems.add(field, _("No line manager is recorded for you: name another person"));
  } else if (!people::is_email(people::email_key(choice.email))) {
    problems.add(field, _("Enter an email address, like name@example.org"));
  } else {
    found = people::person_with_email(work.db, people::email_key(choice.email));
    // Who has no staff number is from outside: a supplier's contact must not come to see aims in this way.
    if (!found || found->staff_number.empty()) {
      problems.add(field, _("Nobody on the staff list has this email address"));
      found.reset();
    }
  }
  if (!found) return std::nullopt;
  if (found->is_leaver_on(work.today)) problems.add(field, fill(_("{} has left"), found->name()));
  if (agreement.partnership.is_partner(found->id))
    problems.add(field, _("Name somebody other than coach and coachee"));
  return found;
}

void note(const access::Work& work, std::string_view deed, const Agreement& agreement, const ThirdParty& third) {
  audit::record(work, deed, "agreement_third_party", third.id, code(third.kind),
                {.engagement = agreement.partnership.engagement.id, .person = third.person});
}

}  // namespace

Checked<Done> name_third_party(const access::Work& work, const EngagementId& id, const ThirdPartyChoice& choice) {
  auto agreement = take_up_as_coachee(work, id);
  if (!agreement.may_be_three_way()) throw Refused(Refusal::not_found);
  if (agreement.third) throw Refused(Refusal::out_of_turn, _("Somebody is named already: withdraw them first."));
  Problems problems;
  if (choice.meeting_on) check_meeting(work, *choice.meeting_on, problems);
  const auto person = chosen(work, agreement, choice, problems);
  if (problems) return problems;
  agreement.third = ThirdParty{new_id(), person->id, person->name(), choice.kind, work.now, choice.meeting_on};
  store::name(work, id, *agreement.third);
  note(work, "third_party_named", agreement, *agreement.third);
  tell_partners(work, agreement, "agreement_third_party_named", id.str());
  const auto* in_force = agreement.in_force();
  if (in_force) tell_third(work, agreement, "agreement_aims_to_sign", in_force->id.str());
  else tell_third(work, agreement, "agreement_named_you", id.str());
  return Done{};
}

void withdraw_third_party(const access::Work& work, const EngagementId& id) {
  const auto agreement = take_up_as_coachee(work, id);
  if (!agreement.third) throw Refused(Refusal::out_of_turn, _("Nobody is named."));
  store::withdraw(work, *agreement.third);
  note(work, "third_party_withdrawn", agreement, *agreement.third);
  tell_partners(work, agreement, "agreement_third_party_withdrawn", id.str());
  jobs::tell(work, agreement.third->person, "agreement_withdrew_you", "agreement", id.str(), work.now);
}

Checked<Done> set_meeting(const access::Work& work, const EngagementId& id, Date meeting_on) {
  const auto agreement = take_up(work, id);
  if (!agreement.third) throw Refused(Refusal::out_of_turn, _("Nobody is named to meet with."));
  Problems problems;
  check_meeting(work, meeting_on, problems);
  if (problems) return problems;
  store::set_meeting(work, *agreement.third, meeting_on);
  note(work, "three_way_meeting_set", agreement, *agreement.third);
  tell_partners(work, agreement, "agreement_meeting_set", id.str());
  tell_third(work, agreement, "agreement_meeting_set", id.str());
  return Done{};
}

}  // namespace waymark::agreements
