// The only place that knows all rooms.
#include "admin/admin.hpp"
#include "agreements/agreements.hpp"
#include "app/house.hpp"
#include "app/openapi.hpp"
#include "calendar/calendar.hpp"
#include "concerns/concerns.hpp"
#include "contracts/contracts.hpp"
#include "conversations/conversations.hpp"
#include "documents/documents.hpp"
#include "engagements/engagements.hpp"
#include "home/home.hpp"
#include "imports/imports.hpp"
#include "messages/messages.hpp"
#include "money/money.hpp"
#include "people/people.hpp"
#include "plans/plans.hpp"
#include "programmes/programmes.hpp"
#include "reports/reports.hpp"
#include "rights/rights.hpp"
#include "toolkit/toolkit.hpp"

namespace waymark::app {
namespace {

using access::Door;
using access::Permission;
using access::PlaceKind;

std::optional<accounts::Place> place_of(const std::optional<programmes::Programme>& programme) {
  if (!programme) return std::nullopt;
  return accounts::Place{programme->id.str(), programme->name, programme->name};
}

std::vector<web::Route> api_routes() {
  std::vector<web::Route> all;
  for (auto room : {people::api_routes, contracts::api_routes, programmes::api_routes, engagements::api_routes,
                    money::api_routes, reports::api_routes})
    for (auto& route : room()) all.push_back(std::move(route));
  all.push_back({web::Method::get, "/api/v1/openapi.json", Door::anyone(), openapi::page});
  return all;
}

}  // namespace

std::vector<web::Route> all_routes() {
  std::vector<web::Route> all;
  for (auto room : {home::routes, people::routes, accounts::routes, calendar::routes, contracts::routes,
                    programmes::routes, engagements::routes, agreements::routes, conversations::routes, plans::routes,
                    messages::routes, documents::routes, concerns::routes, toolkit::routes, rights::routes,
                    money::routes, imports::routes, admin::routes, api_routes})
    for (auto& route : room()) all.push_back(std::move(route));
  return all;
}

std::vector<web::NavigationLink> navigation() {
  return {
      {"Home", "/home", Door::signed_in()},
      {"Engagements", "/engagements", Door::may(Permission::track_engagements)},
      {"Spend", "/spend", Door::may(Permission::see_spend)},
      {"Contracts", "/contracts", Door::may(Permission::see_contracts)},
      {"Programmes", "/programmes", Door::may(Permission::manage_programmes)},
      {"People", "/people", Door::may(Permission::manage_people)},
      {"Tools", "/tools", Door::may(Permission::offer_tools)},
      {"Concerns", "/concerns", Door::may(Permission::handle_concerns)},
      {"Data protection", "/rights", Door::may(Permission::keep_rights)},
      {"Imports", "/imports", Door::may(Permission::import_files)},
      {"Accounts", "/admin/accounts", Door::may(Permission::manage_accounts)},
      {"Audit", "/admin/audit", Door::may(Permission::see_audit)},
      {"Jobs", "/admin/jobs", Door::may(Permission::run_service)},
  };
}

std::span<const jobs::Listener> listeners() {
  static const auto all = [] {
    std::vector<jobs::Listener> every;
    for (auto room : {people::listeners, engagements::listeners, toolkit::listeners})
      for (const auto& listener : room()) every.push_back(listener);
    return every;
  }();
  return all;
}

std::span<const jobs::DailyWork> daily_work() {
  static const auto all = [] {
    std::vector<jobs::DailyWork> every;
    for (auto room : {engagements::daily_work, agreements::daily_work, plans::daily_work, rights::daily_work})
      for (const auto& work : room()) every.push_back(work);
    return every;
  }();
  return all;
}

const std::vector<jobs::MailKind>& mail_kinds() {
  static const auto all = [] {
    std::vector<jobs::MailKind> every;
    for (auto room : {jobs::mail_kinds, accounts::mail_kinds, engagements::mail_kinds, agreements::mail_kinds,
                      conversations::mail_kinds, plans::mail_kinds, messages::mail_kinds, documents::mail_kinds,
                      concerns::mail_kinds, toolkit::mail_kinds, rights::mail_kinds, admin::mail_kinds})
      for (auto& kind : room()) every.push_back(std::move(kind));
    return every;
  }();
  return all;
}

accounts::Surroundings account_surroundings() {
  return {.is_coachee = engagements::has_been_coached,
          .places = {{PlaceKind::programme,
                      [](db::Connection& db, std::string_view name) {
                        return place_of(programmes::find_by_name(db, name));
                      },
                      [](db::Connection& db, const std::string& id) {
                        return place_of(programmes::find(db, ProgrammeId(id)));
                      }}},
          .engagement_names = engagements::names_of_own};
}

}  // namespace waymark::app
