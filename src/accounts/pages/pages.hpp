#pragma once
#include "accounts/accounts.hpp"
#include "govuk/govuk.hpp"

namespace waymark::accounts::pages {

// Signing in and out (sign_in.cpp, enter_code.cpp).
web::Response sign_in_form(web::Visit& visit);
web::Response sign_in(web::Visit& visit);
web::Response code_form(web::Visit& visit);
web::Response code(web::Visit& visit);
web::Response sign_out(web::Visit& visit);

// One-time links (choose_password.cpp, first_administrator.cpp).
web::Response invitation_form(web::Visit& visit);
web::Response invitation(web::Visit& visit);
web::Response new_password_form(web::Visit& visit);
web::Response new_password(web::Visit& visit);
web::Response first_administrator_form(web::Visit& visit);
web::Response first_administrator(web::Visit& visit);

// One's own account (account.cpp, password.cpp, codes.cpp, mail.cpp).
web::Response account(web::Visit& visit);
web::Response opened(web::Visit& visit);
web::Response session_end(web::Visit& visit);
web::Response sessions_end(web::Visit& visit);
web::Response token_make(web::Visit& visit);
web::Response token_revoke(web::Visit& visit);
web::Response language(web::Visit& visit);
web::Response mail_form(web::Visit& visit);
web::Response mail(web::Visit& visit);
web::Response password_form(web::Visit& visit);
web::Response password(web::Visit& visit);
web::Response codes(web::Visit& visit);
web::Response codes_begin(web::Visit& visit);
web::Response codes_confirm(web::Visit& visit);
web::Response codes_recovery(web::Visit& visit);
web::Response codes_stop(web::Visit& visit);

// Other people's accounts (list.cpp, keep.cpp, invite.cpp).
web::Response list(web::Visit& visit);
web::Response keep(web::Visit& visit);
web::Response keep_disable(web::Visit& visit);
web::Response keep_enable(web::Visit& visit);
web::Response keep_sign_out(web::Visit& visit);
web::Response keep_remove_codes(web::Visit& visit);
web::Response keep_new_password(web::Visit& visit);
web::Response role_grant(web::Visit& visit);
web::Response role_end(web::Visit& visit);
web::Response invite_form(web::Visit& visit);
web::Response invite(web::Visit& visit);

}  // namespace waymark::accounts::pages
