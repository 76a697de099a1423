#include "accounts/pages/parts.hpp"

#include <charconv>

namespace waymark::accounts::pages {
namespace {

constexpr std::int64_t kCountedUpTo = 1000;

std::string cookie_name(const web::Visit& visit, std::string_view what) {
  return fmt::format("{}waymark-{}", visit.site.secure_cookies ? "__Host-" : "", what);
}

}  // namespace

Browser browser_of(const web::Visit& visit) {
  return {visit.request.client, std::string(visit.request.headers.get("user-agent")),
          std::string(visit.request.cookies.get(cookie_name(visit, "device"))), visit.session.token_hash};
}

SignInDesk desk_of(const web::Visit& visit) {
  return {*visit.site.database, keeper(visit), visit.work.now, browser_of(visit)};
}

web::Response signed_in(const web::Visit& visit, const SignedIn& entered, std::string path) {
  auto response = web::see_other(std::move(path));
  response.header("Set-Cookie", web::set_cookie(visit.site, web::session_cookie_name(visit.site), entered.session));
  response.header("Set-Cookie",
                  web::set_cookie(visit.site, cookie_name(visit, "device"), entered.device) + "; Max-Age=31536000");
  if (visit.request.cookies.has(cookie_name(visit, "ticket")))
    response.header("Set-Cookie", web::clear_cookie(visit.site, cookie_name(visit, "ticket")));
  return response;
}

web::Response on_to_code(const web::Visit& visit, const CodeNeeded& needed, std::string_view next) {
  auto response = web::see_other(next.empty() ? "/sign-in/code" : "/sign-in/code?next=" + url_encoded(next));
  response.header("Set-Cookie", web::set_cookie(visit.site, cookie_name(visit, "ticket"), needed.ticket));
  return response;
}

std::string ticket_of(const web::Visit& visit) {
  return std::string(visit.request.cookies.get(cookie_name(visit, "ticket")));
}

web::Response must_wait(web::Response response, std::chrono::seconds wait) {
  response.status = 429;
  response.header("Retry-After", std::to_string(wait.count()));
  return response;
}

std::string wait_words(std::chrono::seconds wait) {
  return fill(plural("Too many tries: wait {} second, then try again",
                     "Too many tries: wait {} seconds, then try again", wait.count()),
              wait.count());
}

std::optional<govuk::Content> error_of(const Problems& problems, std::string_view field) {
  const auto message = problems.of(field);
  return message ? std::optional<govuk::Content>(*message) : std::nullopt;
}

Problems problem(std::string field, std::string message) {
  Problems problems;
  problems.add(std::move(field), std::move(message));
  return problems;
}

Html form(const web::Visit& visit, const std::string& action, const Html& fields) {
  return html("<form method=\"post\" action=\"{}\" novalidate>{}{}</form>", action, web::form_token(visit), fields);
}

Html button_form(const web::Visit& visit, const std::string& action, const Html& hidden, govuk::Button button) {
  return form(visit, action, hidden + govuk::button(button));
}

Html hidden_field(std::string_view name, std::string_view value) {
  return html("<input type=\"hidden\" name=\"{}\" value=\"{}\">", name, value);
}

Html new_password_field(const Problems& problems) {
  return govuk::password_input(
      {.name = "password",
       .label = _("Choose a password"),
       .hint =
           _("At least 12 characters. Three random words make a good one. It needs no capitals, figures or signs."),
       .error = error_of(problems, "password"),
       .autocomplete = "new-password"});
}

std::string moment(Instant at) { return brief(london(at)); }
std::string moment(const std::optional<Instant>& at) { return at ? moment(*at) : _("Never"); }

int page_asked(const web::Request& request) {
  constexpr int kLast = 100'000;
  const auto text = request.query.get("page");
  int page = 1;
  const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), page);
  return wrong != std::errc() || end != text.data() + text.size() ? 1 : std::clamp(page, 1, kLast);
}

std::string total_words(std::int64_t total, const char* one, const char* many) {
  if (total > kCountedUpTo) return fill(_("More than {}"), fill(many, with_commas(kCountedUpTo)));
  return fill(total == 1 ? one : many, with_commas(total));
}

Html page_links(const web::Request& request, int page, std::int64_t total, std::size_t shown) {
  const auto href = [&](int number) {
    return web::with_query(request, {{"page", number == 1 ? "" : std::to_string(number)}});
  };
  if (total <= kCountedUpTo)
    return govuk::pagination(page, static_cast<int>((total + kPageSize - 1) / kPageSize), href);
  govuk::Pagination links;
  if (page > 1) links.previous = govuk::PageStep{.href = href(page - 1)};
  if (shown == kPageSize) links.next = govuk::PageStep{.href = href(page + 1)};
  return govuk::pagination(links);
}

govuk::Column sortable(const web::Request& request, const char* text, std::string_view name, std::string_view sort) {
  const bool descending = sort.starts_with('-');
  const bool sorted = sort.substr(descending ? 1 : 0) == name;
  return {.text = text,
          .sort_href = web::with_query(
              request, {{"sort", (sorted && !descending ? "-" : "") + std::string(name)}, {"page", ""}}),
          .sorted = !sorted      ? govuk::Sort::none
                    : descending ? govuk::Sort::descending
                                 : govuk::Sort::ascending};
}

Html link_shown_once(const web::Visit& visit, const OneTimeLink& link) {
  return html("<span class=\"waymark-secret\">{}{}</span>", visit.site.base_url, link.path);
}

}  // namespace waymark::accounts::pages
