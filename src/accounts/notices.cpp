#include <array>

#include "accounts/accounts.hpp"

namespace waymark::accounts {
namespace {

struct NoticeWords {
  std::string_view kind;
  const char* text;
};
constexpr std::array<NoticeWords, 12> kNotices{{
    {"account_password_changed", N_("Your password was changed")},
    {"account_password_link", N_("A link to choose a new password was made for you")},
    {"account_codes_set_up", N_("One-time codes were set up for your account")},
    {"account_codes_stopped", N_("One-time codes were turned off for your account")},
    {"account_recovery_codes_renewed", N_("New recovery codes were made for your account")},
    {"account_recovery_code_used", N_("A recovery code was used to sign in to your account")},
    {"account_new_device", N_("Your account was signed in to from a device not seen before")},
    {"account_enabled", N_("Your account was enabled again")},
    {"account_signed_out", N_("You were signed out on every device")},
    {"account_token_made", N_("An API token was made for your account")},
    {"account_role_granted", N_("You were given a role")},
    {"account_role_ended", N_("A role of yours was ended")},
}};

}  // namespace

std::vector<jobs::MailKind> mail_kinds() {
  std::vector<jobs::MailKind> kinds;
  for (const auto& notice : kNotices)
    kinds.push_back(
        {.kind = std::string(notice.kind), .words = notice.text, .urgency = jobs::MailKind::Urgency::always});
  return kinds;
}

}  // namespace waymark::accounts
