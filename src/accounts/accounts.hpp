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

/// What this room tells people, at once whatever somebody chose: it keeps their account safe.
std::vector<jobs::MailKind> mail_kinds();

}  // namespace waymark::accounts
