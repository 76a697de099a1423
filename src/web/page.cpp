#include "web/page.hpp"

#include <algorithm>

#include "web/assets.hpp"
#include "web/form.hpp"
#include "web/guard.hpp"
#include "web/sent_once.hpp"

namespace waymark::web {
namespace {

std::string notice_cookie_name(const Site& site) {
  return site.secure_cookies ? "__Host-waymark-notice" : "waymark-notice";
}

Html token_field(const Visit& visit) {
  return html("<input type=\"hidden\" name=\"form_token\" value=\"{}\">", visit.session.form_token);
}

void draw_head(Html& to, const Visit& visit, const PageContent& content) {
  append(to,
         "<!DOCTYPE html>\n<html lang=\"{}\" class=\"govuk-template\">\n<head>\n<meta charset=\"utf-8\">\n"
         "<title>{}{} – {}</title>\n"
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1, viewport-fit=cover\">\n"
         "<meta name=\"theme-color\" content=\"#1d70b8\">\n"
         "<link rel=\"icon\" href=\"{}\" type=\"image/svg+xml\">\n"
         "<link rel=\"stylesheet\" href=\"{}\">\n"
         "<script type=\"module\" src=\"{}\"></script>\n</head>\n<body class=\"govuk-template__body\">\n",
         language(), content.problems ? _("Error: ") : "", content.title, visit.site.service_name,
         asset_path("favicon.svg"), asset_path("waymark.css"), asset_path("waymark.mjs"));
  to += govuk::skip_link({});
}

void draw_header(Html& to, const Visit& visit) {
  append(to,
         "<header class=\"waymark-header\"><div class=\"waymark-header__container\">"
         "<a href=\"{}\" class=\"waymark-header__link\">"
         "<img src=\"{}\" class=\"waymark-header__logo\" alt=\"\" width=\"32\" height=\"32\">{}</a>"
         "<span class=\"waymark-header__organisation\">{}</span></div></header>\n",
         visit.work.actor.signed_in() ? "/home" : "/", asset_path("logo.svg"), visit.site.service_name,
         visit.site.organisation_name);
}

bool is_under(std::string_view path, std::string_view place) {
  return path.starts_with(place) && (path.size() == place.size() || path[place.size()] == '/');
}

void draw_navigation(Html& to, const Visit& visit) {
  const auto& actor = visit.work.actor;
  if (!actor.signed_in()) return;
  std::vector<govuk::NavigationItem> items;
  for (const auto& link : visit.site.navigation)
    if (link.door.open_to(actor))
      items.push_back({.text = _(link.label),
                       .href = link.path,
                       .current = visit.request.path == link.path,
                       .active = is_under(visit.request.path, link.path)});
  to += govuk::service_navigation({.items = std::move(items)});
  append(to,
         "<section class=\"waymark-who\" aria-label=\"{}\"><form method=\"post\" action=\"/sign-out\">"
         "<a class=\"govuk-link govuk-link--no-visited-state\" href=\"/account\">{}</a> {}"
         "<button type=\"submit\" class=\"waymark-link-button\">{}</button></form></section>\n",
         _("Your account"), actor.name, token_field(visit), _("Sign out"));
}

void draw_main(Html& to, const Visit& visit, const PageContent& content, const std::string& notice) {
  append(to, "<main class=\"govuk-main-wrapper\" id=\"content\">\n");
  if (visit.site.banner && visit.work.actor.signed_in() && !visit.outside && content.status == 200)
    to += visit.site.banner(visit);
  if (!notice.empty()) to += govuk::notification_banner({.content = notice, .success = true});
  to += content.above;
  if (!content.wide) append(to, "<div class=\"govuk-grid-row\"><div class=\"govuk-grid-column-two-thirds\">\n");
  to += govuk::error_summary(content.problems);
  if (!content.own_heading) {
    if (!content.caption.empty()) to += govuk::caption(content.caption);
    append(to, "<h1 class=\"govuk-heading-l\">{}</h1>\n", content.title);
  }
  to += content.body;
  if (!content.wide) append(to, "</div></div>\n");
  append(to, "</main>\n");
}

void draw_footer(Html& to) {
  append(
      to,
      "</div>\n<footer class=\"govuk-footer\"><div class=\"govuk-width-container\"><div class=\"govuk-footer__meta\">"
      "<div class=\"govuk-footer__meta-item govuk-footer__meta-item--grow\">"
      "<h2 class=\"govuk-visually-hidden\">{}</h2><ul class=\"govuk-footer__inline-list\">"
      "<li class=\"govuk-footer__inline-list-item\"><a class=\"govuk-footer__link\" "
      "href=\"/accessibility\">{}</a></li>"
      "<li class=\"govuk-footer__inline-list-item\"><a class=\"govuk-footer__link\" "
      "href=\"/privacy\">{}</a></li></ul>"
      "<span class=\"govuk-footer__licence-description\">{}</span></div></div></div></footer>\n</body>\n</html>\n",
      _("About this service"), _("Accessibility"), _("Privacy"),
      _("Built with Waymark, free software for coaching programmes."));
}

}  // namespace

Response page(const Visit& visit, PageContent content) {
  Html all;
  all.reserve(content.body.str().size() + 6144);
  std::string notice;
  if (const auto* kept = visit.request.cookies.find(notice_cookie_name(visit.site)))
    if (auto decoded = decode_form("n=" + *kept)) notice = std::string(decoded->get("n"));

  draw_head(all, visit, content);
  draw_header(all, visit);
  draw_navigation(all, visit);
  append(all, "<div class=\"govuk-width-container\">\n");
  if (!visit.site.phase.empty())
    all += govuk::phase_banner(
        {.phase = visit.site.phase, .text = _("This is not a live service. Everyone in it is invented.")});
  if (!content.breadcrumbs.empty())
    all += govuk::breadcrumbs({.items = std::move(content.breadcrumbs), .collapse_on_mobile = true});
  draw_main(all, visit, content, notice);
  draw_footer(all);

  Response response;
  response.status = content.problems && content.status == 200 ? 422 : content.status;
  response.body = std::move(all).str();
  if (!notice.empty()) response.header("Set-Cookie", clear_cookie(visit.site, notice_cookie_name(visit.site)));
  return response;
}

Html form_token(const Visit& visit) {
  return visit.work.actor.signed_in() ? token_field(visit) + form_id() : token_field(visit);
}

std::string with_query(const Request& request,
                       std::initializer_list<std::pair<std::string_view, std::string>> changes) {
  std::string query;
  const auto add = [&](std::string_view name, std::string_view value) {
    if (value.empty()) return;
    query += query.empty() ? '?' : '&';
    query += url_encoded(name) + "=" + url_encoded(value);
  };
  for (const auto& [name, value] : request.query) {
    const auto changed = [&, &name = name](const auto& change) { return change.first == name; };
    if (std::none_of(changes.begin(), changes.end(), changed)) add(name, value);
  }
  for (const auto& [name, value] : changes) add(name, value);
  return request.path + query;
}

Response see_other_with_notice(const Visit& visit, std::string path, std::string_view message) {
  auto response = see_other(std::move(path));
  response.header("Set-Cookie", set_cookie(visit.site, notice_cookie_name(visit.site), url_encoded(message)));
  return response;
}

}  // namespace waymark::web
