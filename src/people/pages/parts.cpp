#include "people/pages/parts.hpp"

#include <charconv>

namespace waymark::people::pages {
namespace {

constexpr std::int64_t kLastPage = 100'000;
constexpr std::int64_t kExpiresSoon = 60;  // days

std::optional<std::int64_t> whole(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace

Paging Paging::of(const web::Request& request) {
  return {std::clamp<std::int64_t>(whole(request.query.get("page")).value_or(1), 1, kLastPage)};
}

Html total(std::int64_t count, const char* one, const char* many) {
  if (count > kCountedUpTo) return govuk::body(fill(_("More than {}"), fill(many, with_commas(kCountedUpTo))));
  return govuk::body(fill(count == 1 ? one : many, with_commas(count)));
}

Html page_links(const web::Request& request, const Paging& paging, std::int64_t count, std::int64_t shown) {
  const auto href = [&](std::int64_t page) {
    return web::with_query(request, {{"page", page == 1 ? "" : std::to_string(page)}});
  };
  if (count <= kCountedUpTo)
    return govuk::pagination(static_cast<int>(paging.page), static_cast<int>((count + kPageSize - 1) / kPageSize),
                             [&](int page) { return href(page); });
  govuk::Pagination links;
  if (paging.page > 1) links.previous = govuk::PageStep{.href = href(paging.page - 1)};
  if (shown == kPageSize) links.next = govuk::PageStep{.href = href(paging.page + 1)};
  return govuk::pagination(links);
}

Html csv_link(const web::Request& request) {
  return govuk::body(govuk::link(web::with_query(request, {{"format", "csv"}, {"page", ""}}), _("Download as CSV")));
}

bool wants_csv(const web::Request& request) { return request.query.get("format") == "csv"; }

govuk::Column sortable(const web::Request& request, const char* text, std::string_view name, std::string_view sort,
                       bool numeric) {
  const bool descending = sort.starts_with('-');
  const bool sorted = sort.substr(descending ? 1 : 0) == name;
  const auto next = std::string(sorted && !descending ? "-" : "") + std::string(name);
  return {.text = text,
          .numeric = numeric,
          .sort_href = web::with_query(request, {{"sort", next}, {"page", ""}}),
          .sorted = !sorted      ? govuk::Sort::none
                    : descending ? govuk::Sort::descending
                                 : govuk::Sort::ascending};
}

Html neighbours(const web::Visit& visit, std::string_view here) {
  govuk::SubNavigation links{.items = {}, .label = _("People and suppliers")};
  const auto add = [&](bool seen, const char* text, const char* href) {
    if (seen) links.items.push_back({.text = text, .href = href, .active = here == href});
  };
  const bool people = !people_seen_by(visit.work).nobody();
  add(people, _("People"), "/people");
  add(people, _("Organisations"), "/organisations");
  add(!coaches_seen_by(visit.work).nothing(), _("Coaches"), "/coaches");
  add(!suppliers_seen_by(visit.work).nothing(), _("Suppliers"), "/suppliers");
  return links.items.size() > 1 ? govuk::sub_navigation(links) : Html();
}

Html status_tag(Status status) {
  const auto colour = status == Status::active     ? govuk::Colour::green
                      : status == Status::on_leave ? govuk::Colour::yellow
                                                   : govuk::Colour::grey;
  return govuk::tag({.text = label(status), .colour = colour});
}

Html expiry(const Coach& coach, Date today) {
  if (!coach.accreditation_expires_on) return Html::text(_("No date given"));
  Html text = Html::text(coach.accreditation_expires_on->brief());
  if (coach.accreditation_expired_on(today))
    append(text, " {}", govuk::tag({.text = _("Expired"), .colour = govuk::Colour::red}));
  else if (coach.accreditation_expired_on(today.plus(kExpiresSoon)))
    append(text, " {}", govuk::tag({.text = _("Expires soon"), .colour = govuk::Colour::yellow}));
  return text;
}

Html seen_field(Instant changed_at) {
  return html("<input type=\"hidden\" name=\"seen\" value=\"{}\">", changed_at.micros());
}

std::optional<Instant> seen_in(const web::Fields& form) {
  const auto micros = whole(form.get("seen"));
  // A form without it was not drawn by us; then it is as old as can be.
  return Instant::micros(micros.value_or(0));
}

}  // namespace waymark::people::pages
