#include "rights/pages/parts.hpp"

#include <charconv>

namespace waymark::rights::pages {

const Rooms& rooms(const web::Visit& visit) {
  if (!visit.site.rights) throw std::logic_error("the site has no list of rooms with content");
  return *visit.site.rights;
}

vault::Vault& the_vault(const web::Visit& visit) {
  if (!visit.site.vault) throw std::logic_error("the site has no vault");
  return *visit.site.vault;
}

std::vector<govuk::Crumb> way_to(const char* here) {
  return {{.text = _("Home"), .href = "/home"}, {.text = _("People’s rights"), .href = "/rights"}, {.text = here}};
}

std::vector<govuk::Crumb> way_to(const char* parent, std::string parent_path, const char* here) {
  auto way = way_to(parent);
  way.back().href = std::move(parent_path);
  way.push_back({.text = here});
  return way;
}

Html post_form(const web::Visit& visit, const std::string& action, const Html& fields) {
  return html("<form method=\"post\" action=\"{}\" novalidate>{}{}</form>", action, web::form_token(visit), fields);
}

int page_asked(const web::Visit& visit) {
  constexpr int kLast = 100'000;
  const auto text = visit.request.query.get("page");
  int page = 1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), page);
  if (error != std::errc() || end != text.data() + text.size()) return 0;
  return std::clamp(page, 1, kLast) - 1;
}

Html page_links(const web::Visit& visit, int page, bool more) {
  govuk::Pagination links;
  const auto to = [&](int number) {
    return govuk::PageStep{.href = web::with_query(visit.request, {{"page", std::to_string(number + 1)}})};
  };
  if (page > 0) links.previous = to(page - 1);
  if (more) links.next = to(page + 1);
  return page > 0 || more ? govuk::pagination(links) : Html();
}

Html person_field(const web::Draft& draft, const char* label) {
  return govuk::input({.name = "person",
                       .label = label,
                       .value = draft.value("person"),
                       .hint = _("Their staff number, or their e-mail address as it stands in Waymark"),
                       .error = draft.error("person"),
                       .autocomplete = "off",
                       .spellcheck = false});
}

std::optional<people::Person> person_named(db::Connection& db, std::string_view text) {
  const auto named = trimmed(text);
  if (named.empty()) return std::nullopt;
  if (auto person = people::person_with_staff_number(db, named)) return person;
  auto person = people::person_with_email(db, named);
  // Who was erased is found by their id alone.
  return person && !person->erased_at ? person : std::nullopt;
}

std::string reason_words(std::string_view reason) {
  if (reason == "retention_over") return _("The retention period was over");
  if (reason == "erasure") return _("The person was erased");
  return std::string(reason);
}

}  // namespace waymark::rights::pages
