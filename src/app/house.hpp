#pragma once
#include <memory>

#include "accounts/accounts.hpp"
#include "app/settings.hpp"
#include "db/db.hpp"
#include "jobs/jobs.hpp"
#include "web/route.hpp"

namespace waymark::app {

/// The input was refused: exit code 1, with what to do about it.
class InputRefused : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// The whole program put together: settings, database, and every room.
struct House {
  Settings settings;
  std::unique_ptr<db::Database> database;
  SystemClock clock;

  /// Runs a deed as the program itself, in a change.
  template <class Deed>
  void change(const Deed& deed) {
    database->change_now([&](db::Connection& connection) { deed(work_on(connection)); });
  }
  template <class Look>
  void read(const Look& look) {
    database->read([&](db::Connection& connection) { look(work_on(connection)); });
  }
  access::Work work_on(db::Connection& connection) const {
    const auto now = clock.now();
    return {connection, program(), now, london(now).date};
  }
  /// The actor the command line and jobs act as.
  static const access::Actor& program();
};

/// Opens the database of these settings. Refuses one that `waymark migrate` has not made ready.
House open_house(const Settings& settings);
/// Makes the data folder and brings the schema up to date; the names of the steps run.
std::vector<std::string> make_ready(const Settings& settings);

accounts::Settings account_settings(const Settings& settings);
accounts::Surroundings account_surroundings();

/// Every page and verb of every room.
std::vector<web::Route> all_routes();
/// The links of the service navigation, for those who may enter them.
std::vector<web::NavigationLink> navigation();
/// What each room wants to hear of.
std::span<const jobs::Listener> listeners();
/// What each room does once a day.
std::span<const jobs::DailyWork> daily_work();
/// Every kind of mail, who it is from and where people are written to.
jobs::PostOffice post_office(const Settings& settings);
/// Delivers what is due until nothing is.
int deliver_due_news(House& house);

}  // namespace waymark::app
