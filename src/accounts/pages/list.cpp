#include "accounts/pages/parts.hpp"
#include "base/csv.hpp"
#include "web/list_filter.hpp"

namespace waymark::accounts::pages {
namespace {

constexpr int kMostInFile = 100'000;

AccountFilter filter_asked(const web::Request& request) {
  AccountFilter filter;
  filter.words = trimmed(request.query.get("search"));
  filter.state = request.query.get("state");
  filter.role = access::role_from(request.query.get("role"));
  if (request.query.has("sort")) filter.sort = request.query.get("sort");
  return filter;
}

std::vector<govuk::Option> role_options() {
  std::vector<govuk::Option> options{{.value = "", .text = _("Any role")}};
  for (int number = 0; number < access::kRoles; ++number) {
    const auto role = static_cast<access::Role>(number);
    if (access::places_of(role).front() == access::PlaceKind::own) continue;
    options.push_back({.value = std::string(access::code(role)), .text = access::label(role)});
  }
  return options;
}

web::ListFilter filter_of(const web::Visit& visit, const AccountFilter& filter) {
  web::ListFilter all(visit.request);
  all.text("search", _("Search"), filter.words, _("Name or email address"));
  all.choice("state", _("State"),
             {{.value = "", .text = _("Any state")},
              {.value = "active", .text = _("Active")},
              {.value = "disabled", .text = _("Disabled")},
              {.value = "left", .text = _("Left")},
              {.value = "without_codes", .text = _("Without one-time codes")}},
             filter.state);
  all.choice("role", _("Role"), role_options(), std::string(filter.role ? access::code(*filter.role) : ""));
  return all;
}

const char* state_words(const Account& account, Date today) {
  if (account.disabled_at) return _("Disabled");
  if (account.left_on && *account.left_on <= today) return _("Left");
  return _("Active");
}

Html state_tag(const Account& account, Date today) {
  const bool active = !account.disabled_at && !(account.left_on && *account.left_on <= today);
  return govuk::tag(
      {.text = state_words(account, today), .colour = active ? govuk::Colour::green : govuk::Colour::grey});
}

std::string role_words(const std::vector<access::Role>& roles) {
  std::vector<std::string> words;
  for (auto role : roles)
    if (words.empty() || words.back() != access::label(role)) words.emplace_back(access::label(role));
  return joined(words, ", ");
}

web::Response as_csv(const web::Visit& visit, const AccountFilter& filter) {
  CsvWriter csv;
  csv.row("name", "email", "roles", "state", "one_time_codes", "last_seen");
  for (const auto& line : accounts::accounts(visit.work.db, filter, visit.work.today, 1, kMostInFile).lines)
    csv.row(line.account.name, line.account.email, role_words(line.roles),
            state_words(line.account, visit.work.today), line.account.codes_since ? "yes" : "no",
            line.account.last_seen_at ? line.account.last_seen_at->iso() : std::string());
  return web::csv(std::move(csv).str(), "accounts.csv");
}

Html table(const web::Visit& visit, const AccountFilter& filter, const AccountPage& found) {
  govuk::TableWriter table({.caption = _("Accounts"),
                            .head = {sortable(visit.request, _("Name"), "name", filter.sort),
                                     {.text = _("Roles")},
                                     {.text = _("State")},
                                     {.text = _("One-time codes")},
                                     sortable(visit.request, _("Last seen"), "seen", filter.sort)},
                            .caption_hidden = true,
                            .first_cell_is_header = true,
                            .small_text = true});
  for (const auto& line : found.lines) {
    Html name = govuk::link("/admin/accounts/" + line.account.id.str(), line.account.name);
    append(name, "<br>{}", line.account.email);
    table.row(std::move(name), role_words(line.roles), state_tag(line.account, visit.work.today),
              line.account.codes_since ? _("Set up") : _("Not set up"), moment(line.account.last_seen_at));
  }
  return std::move(table).html();
}

}  // namespace

web::Response list(web::Visit& visit) {
  const auto filter = filter_asked(visit.request);
  if (visit.request.query.get("format") == "csv") return as_csv(visit, filter);
  const auto page = page_asked(visit.request);
  const auto found = accounts::accounts(visit.work.db, filter, visit.work.today, page, kPageSize);
  Html right = govuk::body(total_words(found.total, _("{} account"), _("{} accounts")));
  if (found.lines.empty()) {
    right += govuk::inset_text({.text = _("No account fits. Search for part of a name, or take a filter off.")});
  } else {
    right += table(visit, filter, found) + page_links(visit.request, page, found.total, found.lines.size());
    right += govuk::body(
        govuk::link(web::with_query(visit.request, {{"format", "csv"}, {"page", ""}}), _("Download as CSV")));
  }
  Html body = govuk::body(govuk::link("/invite", _("Invite people to open an account")));
  body += filter_of(visit, filter).beside(right);
  return web::page(visit, {.title = _("Accounts"),
                           .breadcrumbs = {{.text = _("Home"), .href = "/home"}, {.text = _("Accounts")}},
                           .body = std::move(body)});
}

}  // namespace waymark::accounts::pages
