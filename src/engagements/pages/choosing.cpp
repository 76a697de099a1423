#include "engagements/pages/choosing.hpp"

#include "contracts/contracts.hpp"
#include "people/people.hpp"

namespace waymark::engagements::pages {

Html coach_and_contract(const web::Visit& visit, const Draft& draft) {
  Html fields = govuk::input({.name = "coach",
                              .label = _("Coach"),
                              .value = draft.value("coach"),
                              .hint = _("The coach’s code or e-mail address, as in the list of coaches"),
                              .error = draft.error("coach"),
                              .width = 20,
                              .spellcheck = false});
  std::vector<govuk::Option> items{{.value = "", .text = _("None: an internal coach")}};
  for (const auto& contract : contracts::in_force(visit.work.db, visit.work.today))
    items.push_back(
        {.value = contract.id.str(), .text = fmt::format("{} ({})", contract.terms.ref, contract.supplier_name)});
  return fields + govuk::select({.name = "contract",
                                 .label = _("Contract"),
                                 .items = std::move(items),
                                 .value = draft.value("contract"),
                                 .error = draft.error("contract")});
}

CoachId read_coach(const web::Visit& visit, Problems& problems) {
  const auto text = trimmed(visit.form.get("coach"));
  if (text.empty()) {
    problems.add("coach", _("Enter the coach’s code or e-mail address"));
    return {};
  }
  if (const auto coach = people::coach_with_code(visit.work.db, text)) return coach->id;
  if (const auto person = people::person_with_email(visit.work.db, people::email_key(text)))
    if (const auto coach = people::coach_of_person(visit.work.db, person->id)) return coach->id;
  problems.add("coach", fill(_("No coach has the code or e-mail address “{}”"), text));
  return {};
}

ContractId read_contract(const web::Visit& visit) {
  return ContractId::parse(visit.form.get("contract")).value_or(ContractId());
}

}  // namespace waymark::engagements::pages
