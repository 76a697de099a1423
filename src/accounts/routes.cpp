#include "accounts/pages/pages.hpp"

namespace waymark::accounts {

using access::Door;
using access::Permission;
using web::Method;
using web::Runs;

// What hashes a password runs outside any transaction and opens its own.
std::vector<web::Route> routes() {
  const auto keeps = Door::may(Permission::manage_accounts);
  const auto invites = Door::may(Permission::invite_people);
  return {
      {Method::get, "/sign-in", Door::anyone(), pages::sign_in_form},
      {Method::post, "/sign-in", Door::anyone(), pages::sign_in, Runs::outside},
      {Method::get, "/sign-in/code", Door::anyone(), pages::code_form},
      {Method::post, "/sign-in/code", Door::anyone(), pages::code, Runs::outside},
      {Method::post, "/sign-out", Door::signed_in(), pages::sign_out},
      {Method::get, "/invitation", Door::anyone(), pages::invitation_form},
      {Method::post, "/invitation", Door::anyone(), pages::invitation, Runs::outside},
      {Method::get, "/new-password", Door::anyone(), pages::new_password_form},
      {Method::post, "/new-password", Door::anyone(), pages::new_password, Runs::outside},
      {Method::get, "/first-administrator", Door::anyone(), pages::first_administrator_form},
      {Method::post, "/first-administrator", Door::anyone(), pages::first_administrator, Runs::outside},

      {Method::get, "/account", Door::signed_in(), pages::account},
      {Method::get, "/account/opened", Door::signed_in(), pages::opened},
      {Method::post, "/account/sessions/end", Door::signed_in(), pages::session_end},
      {Method::post, "/account/sessions/end-others", Door::signed_in(), pages::sessions_end},
      {Method::post, "/account/tokens", Door::signed_in(), pages::token_make},
      {Method::post, "/account/tokens/revoke", Door::signed_in(), pages::token_revoke},
      {Method::get, "/account/mail", Door::signed_in(), pages::mail_form},
      {Method::post, "/account/mail", Door::signed_in(), pages::mail},
      {Method::post, "/account/language", Door::signed_in(), pages::language},
      {Method::get, "/account/password", Door::signed_in(), pages::password_form},
      {Method::post, "/account/password", Door::signed_in(), pages::password, Runs::outside},
      {Method::get, "/account/codes", Door::signed_in(), pages::codes},
      {Method::post, "/account/codes", Door::signed_in(), pages::codes_begin, Runs::outside},
      {Method::post, "/account/codes/confirm", Door::signed_in(), pages::codes_confirm},
      {Method::post, "/account/codes/recovery", Door::signed_in(), pages::codes_recovery, Runs::outside},
      {Method::post, "/account/codes/stop", Door::signed_in(), pages::codes_stop},

      {Method::get, "/admin/accounts", keeps, pages::list},
      {Method::get, "/admin/accounts/{id}", keeps, pages::keep},
      {Method::post, "/admin/accounts/{id}/disable", keeps, pages::keep_disable},
      {Method::post, "/admin/accounts/{id}/enable", keeps, pages::keep_enable},
      {Method::post, "/admin/accounts/{id}/sign-out", keeps, pages::keep_sign_out},
      {Method::post, "/admin/accounts/{id}/remove-codes", keeps, pages::keep_remove_codes},
      {Method::post, "/admin/accounts/{id}/new-password", keeps, pages::keep_new_password},
      {Method::post, "/admin/accounts/{id}/roles", keeps, pages::role_grant},
      {Method::post, "/admin/accounts/{id}/roles/{role}/end", keeps, pages::role_end},
      {Method::get, "/invite", invites, pages::invite_form},
      {Method::post, "/invite", invites, pages::invite},
  };
}

}  // namespace waymark::accounts
