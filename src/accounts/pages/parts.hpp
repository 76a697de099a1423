#pragma once
// What the pages of this room share.
#include "accounts/pages/pages.hpp"

namespace waymark::accounts::pages {

inline constexpr int kPageSize = 20;

/// Where this request comes from, and what signing in needs.
Browser browser_of(const web::Visit& visit);
SignInDesk desk_of(const web::Visit& visit);

/// On to a path with the cookies of a session just begun.
web::Response signed_in(const web::Visit& visit, const SignedIn& entered, std::string path);
/// On to the page that asks for a code, with its ticket in a cookie.
web::Response on_to_code(const web::Visit& visit, const CodeNeeded& needed, std::string_view next);
std::string ticket_of(const web::Visit& visit);

/// Makes it an answer to someone who has to wait: 429 with Retry-After.
web::Response must_wait(web::Response response, std::chrono::seconds wait);
std::string wait_words(std::chrono::seconds wait);

std::optional<govuk::Content> error_of(const Problems& problems, std::string_view field);
Problems problem(std::string field, std::string message);

/// A form that posts, with its anti-forgery token.
Html form(const web::Visit& visit, const std::string& action, const Html& fields);
/// The same around a single button.
Html button_form(const web::Visit& visit, const std::string& action, const Html& hidden, govuk::Button button);
Html hidden_field(std::string_view name, std::string_view value);
Html new_password_field(const Problems& problems);

/// A QR code of a text, as a picture in the page (qr_picture.cpp).
Html qr_picture(std::string_view text, const char* description);

/// "2 Mar 2026, 09:00", and "Never" for nothing.
std::string moment(Instant at);
std::string moment(const std::optional<Instant>& at);

/// How often somebody wants mail, in words (mail.cpp).
const char* how_often_words(jobs::HowOften how_often);

int page_asked(const web::Request& request);
/// "1,204 accounts", and the links to the other pages.
std::string total_words(std::int64_t total, const char* one, const char* many);
Html page_links(const web::Request& request, int page, std::int64_t total, std::size_t shown);
govuk::Column sortable(const web::Request& request, const char* text, std::string_view name, std::string_view sort);

/// The link that was made, with what to do with it; shown once.
Html link_shown_once(const web::Visit& visit, const OneTimeLink& link);

}  // namespace waymark::accounts::pages
