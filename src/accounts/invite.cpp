#include "accounts/policy.hpp"
#include "accounts/store.hpp"
#include "audit/audit.hpp"
#include "base/digest.hpp"
#include "jobs/jobs.hpp"
#include "people/people.hpp"

namespace waymark::accounts {
namespace {

// Links made for the person before stop working: the newest is the one that counts.
OneTimeLink make_link(const access::Work& work, const people::Person& person, LinkPurpose purpose,
                      std::chrono::microseconds life) {
  const auto secret = random_secret();
  const auto expires_at = work.now.plus(life);
  store::withdraw_links(work.db, person.id, work.now);
  store::insert_link(work.db, digest(secret), person.id, purpose, work.actor.person, work.now, expires_at);
  const std::string page = purpose == LinkPurpose::open_account ? "/invitation" : "/new-password";
  return {person.id, person.name(), person.email, page + "?token=" + secret, expires_at};
}

std::optional<std::string> why_not(const access::Work& work, const people::Person& person) {
  if (person.is_leaver_on(work.today)) return fill(_("{} has left"), person.name());
  if (account_of(work.db, person.id)) return fill(_("{} has an account already"), person.name());
  return std::nullopt;
}

}  // namespace

Checked<OneTimeLink> invite(const access::Work& work, const Settings& settings, const PersonId& id) {
  const auto person = people::find_person(work.db, id);
  if (!person || !may_invite(work, id)) throw Refused(Refusal::not_found);
  if (auto why = why_not(work, *person)) {
    Problems problems;
    problems.add("person", *why);
    return problems;
  }
  auto link = make_link(work, *person, LinkPurpose::open_account, settings.invitation_life);
  audit::record(work, "person_invited", "person", id.str());
  return link;
}

Checked<OneTimeLink> invite_by_email(const access::Work& work, const Settings& settings, std::string_view email) {
  const auto person = people::person_with_email(work.db, email);
  if (person && may_invite(work, person->id)) return invite(work, settings, person->id);
  Problems problems;
  problems.add("email", fill(_("Nobody has the address {}"), email));
  return problems;
}

Invitations invite_all(const access::Work& work, const Settings& settings, std::span<const PersonId> ids) {
  constexpr std::size_t kMost = 1000;
  if (ids.size() > kMost) throw std::invalid_argument("at most 1,000 people are invited at once");
  Invitations invitations;
  for (const auto& id : ids) {
    auto link = invite(work, settings, id);
    if (link) invitations.made.push_back(std::move(*link));
    else invitations.left_out.push_back(link.problems().front().message);
  }
  return invitations;
}

Checked<OneTimeLink> make_new_password_link(const access::Work& work, const Settings& settings,
                                            const AccountId& account) {
  must_keep_accounts(work);
  const auto found = find_account(work.db, account);
  if (!found) throw Refused(Refusal::not_found);
  const auto person = people::find_person(work.db, found->person).value();
  Problems problems;
  if (person.is_leaver_on(work.today)) problems.add("account", fill(_("{} has left"), person.name()));
  else if (found->disabled_at) problems.add("account", _("This account is disabled: enable it first"));
  if (problems) return problems;
  auto link = make_link(work, person, LinkPurpose::new_password, settings.new_password_life);
  audit::record(work, "new_password_link_made", "account", account.str());
  jobs::tell(work, person.id, "account_password_link", "account", account.str(), work.now, "/account");
  return link;
}

std::optional<LinkHolder> link_holder(db::Connection& db, LinkPurpose purpose, std::string_view token, Instant now) {
  const auto id = store::link_person(db, digest(token), purpose, now);
  if (!id) return std::nullopt;
  const auto person = people::find_person(db, *id);
  if (!person || person->is_leaver_on(london(now).date)) return std::nullopt;
  const auto account = account_of(db, *id);
  const bool fits = purpose == LinkPurpose::open_account ? !account : account && !account->disabled_at;
  if (!fits) return std::nullopt;
  return LinkHolder{person->id, person->name(), person->email};
}

}  // namespace waymark::accounts
