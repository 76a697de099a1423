#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "accounts/doorkeeper.hpp"

namespace waymark::accounts {

/// A one-time link, shown once to whoever made it: only a hash of its token is kept.
struct OneTimeLink {
  PersonId person;
  std::string name;
  std::string email;
  std::string path;  ///< "/invitation?token=…" or "/new-password?token=…"
  Instant expires_at;
};

/// Makes the link with which a person opens their account; links made for them before stop working.
/// Problems: they have an account, or have left. Refuses not_found for someone the actor may not invite.
Checked<OneTimeLink> invite(const access::Work& work, const Settings& settings, const PersonId& person);
/// The same by e-mail address: for the command line. A problem too when nobody has that address.
Checked<OneTimeLink> invite_by_email(const access::Work& work, const Settings& settings, std::string_view email);

struct Invitations {
  std::vector<OneTimeLink> made;
  std::vector<std::string> left_out;  ///< a sentence for each person not invited
};
/// Invites each of them (at most 1,000, else a std::invalid_argument); those who cannot be are told of.
Invitations invite_all(const access::Work& work, const Settings& settings, std::span<const PersonId> people);

/// Whether the actor may invite this person: anyone for those who keep the service, and for a programme manager
/// whoever is within their organisations; at the top of the tree everyone. Twin of invitable().
bool may_invite(const access::Work& work, const PersonId& person);

/// Who could be invited: people without an account who have not left.
struct InvitableFilter {
  std::string words = {};      ///< part of a name or address
  OrganisationId within = {};  ///< empty: anywhere
  std::string only = {};       ///< "" for all, "coach" or "manager"
};
struct Invitable {
  PersonId person;
  std::string name;
  std::string email;
  std::string organisation;
  std::string grade;
  bool invited = false;  ///< a link that still works is out
};
struct InvitablePage {
  std::vector<Invitable> people;
  std::int64_t total = 0;  ///< counted up to 1,001
};
InvitablePage invitable(const access::Work& work, const InvitableFilter& filter, int page, int size);

/// Makes the link with which someone chooses a new password; whoever makes it never sees the password.
/// The old password works until then; codes stay. Needs Permission::manage_accounts.
Checked<OneTimeLink> make_new_password_link(const access::Work& work, const Settings& settings,
                                            const AccountId& account);

/// What a link is for; nothing when it was used, withdrawn, has run out or never was. Looking uses nothing up.
enum class LinkPurpose { open_account, new_password };
struct LinkHolder {
  PersonId person;
  std::string name;
  std::string email;
};
std::optional<LinkHolder> link_holder(db::Connection& db, LinkPurpose purpose, std::string_view token, Instant now);

/// While there is no account: makes the one-time link of the first administrator ("/first-administrator?token=…",
/// 24 hours), the one before stops working. Nothing once there is an account.
std::optional<std::string> first_administrator_link(db::Database& database, const Clock& clock);
bool first_administrator_awaited(db::Connection& db, std::string_view token, Instant now);

}  // namespace waymark::accounts
