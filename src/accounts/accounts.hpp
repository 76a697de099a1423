#pragma once
// Accounts: invitation, sign-in, one-time codes, sessions, tokens and roles; what other rooms may use.
#include "accounts/doorkeeper.hpp"
#include "accounts/invitations.hpp"
#include "accounts/keeping.hpp"
#include "accounts/roles.hpp"
#include "accounts/sign_in.hpp"
#include "jobs/jobs.hpp"
#include "web/web.hpp"

namespace waymark::accounts {

/// The pages of this room. The site's doorkeeper must be this room's.
std::vector<web::Route> routes();

/// What a notice of this room says ("Your password was changed"), in the reader's language; nothing for a kind
/// that is not this room's.
const char* notice_text(std::string_view kind);
/// The mail that goes with them, at once whatever somebody chose: it keeps their account safe.
std::vector<jobs::MailKind> mail_kinds();

}  // namespace waymark::accounts
