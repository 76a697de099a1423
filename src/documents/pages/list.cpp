// The documents of an engagement.
#include <charconv>

#include "documents/pages/pages.hpp"

namespace waymark::documents::pages {
namespace {

constexpr std::int64_t kMegabyte = 1024 * 1024;

Order order_in(const web::Request& request) {
  Order order;
  if (request.query.get("sort") == "size") order.by = Order::By::size;
  order.ascending = request.query.get("order") == "ascending";
  return order;
}

int page_in(const web::Request& request) {
  const auto asked = request.query.get("page");
  int number = 1;
  std::from_chars(asked.data(), asked.data() + asked.size(), number);
  return number;
}

std::string on_one_line(std::string_view text) {
  std::string line;
  for (const char c : text) c == ' ' ? line += "\u00a0" : line += c;
  return line;
}

govuk::Column sortable(const web::Visit& visit, const char* label, const Order& order, Order::By by) {
  const bool sorted = order.by == by;
  const bool next_ascending = sorted && !order.ascending;
  return {.text = label,
          .numeric = by == Order::By::size,
          .sort_href = web::with_query(visit.request, {{"sort", by == Order::By::size ? "size" : "date"},
                                                       {"order", next_ascending ? "ascending" : "descending"},
                                                       {"page", ""}}),
          .sorted = !sorted           ? govuk::Sort::none
                    : order.ascending ? govuk::Sort::ascending
                                      : govuk::Sort::descending};
}

Html table_of(const web::Visit& visit, const Space& space, const Page& found, const Order& order) {
  govuk::TableWriter rows({.caption = _("Documents"),
                           .head = {{.text = _("Title"), .classes = "govuk-!-width-one-half"},
                                    {.text = _("Added by")},
                                    sortable(visit, _("Date"), order, Order::By::date),
                                    sortable(visit, _("Size"), order, Order::By::size)},
                           .caption_hidden = true});
  const auto& id = space.partnership.engagement.id;
  for (const auto& [document, words] : found.documents) {
    const auto& newest = document.newest;
    Html title = govuk::link(document_path(id, document.id), title_of(document, words));
    if (newest.number > 1 && words)
      title +=
          html(" <span class=\"govuk-hint govuk-!-margin-bottom-0\">{}</span>", fill(_("Version {}"), newest.number));
    if (const auto tags = tags_of(document, newest); !tags.empty())
      title += html("<div class=\"govuk-!-margin-top-1\">{}</div>", tags);
    rows.row(title, document.owner == visit.work.actor.person ? std::string(_("You")) : document.owner_name,
             day_words(newest.added_at),
             govuk::numeric(document.withdrawn_at ? "" : on_one_line(size_words(newest.bytes))));
  }
  return std::move(rows).html();
}

}  // namespace

web::Response list(web::Visit& visit) {
  const auto id = visit.id<EngagementId>();
  const auto space = own_space(visit.work, id);
  const auto order = order_in(visit.request);
  const auto found = open_page(*visit.site.vault, visit.work, id, order, page_in(visit.request));
  const auto& settings = *visit.site.documents;
  Html body;
  if (space.over)
    body += govuk::inset_text({.text = _("This engagement is over: you can read its documents, and add none.")});
  else
    body += govuk::body(_("What you add here is seen by you and your coaching partners, and by nobody else.")) +
            govuk::button({.text = _("Add a document"), .href = documents_path(id) + "/new"});
  if (found.documents.empty()) body += govuk::body(_("There are no documents yet."));
  else body += table_of(visit, space, found, order);
  body += govuk::pagination(found.number, found.of, [&](int number) {
    return web::with_query(visit.request, {{"page", std::to_string(number)}});
  });
  body += govuk::body(fill(_("Your documents take {} of the {} MB you have in all your engagements."),
                           size_words(used_by(visit.work.db, visit.work.actor.person)),
                           settings.quota_bytes / kMegabyte));
  return page(visit, space, {.title = _("Documents"), .body = std::move(body)});
}

}  // namespace waymark::documents::pages
