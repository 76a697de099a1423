#pragma once
#include <memory>

#include "accounts/accounts.hpp"
#include "app/settings.hpp"
#include "audit/audit.hpp"
#include "db/db.hpp"
#include "documents/documents.hpp"
#include "jobs/jobs.hpp"
#include "vault/vault.hpp"
#include "web/route.hpp"

namespace waymark::app {

/// The input was refused: exit code 1, with what to do about it.
class InputRefused : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// The whole program put together: settings, database, and every room.
struct House {
  Settings settings;
  std::unique_ptr<db::Database> stored;
  std::unique_ptr<db::Database> database;  ///< the same, raising alarms
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

/// The key store of these settings, and what seals and opens by it: for those verbs that do.
class Strongroom {
 public:
  /// Refuses a key store or a master key that may not be used.
  explicit Strongroom(const Settings& settings);
  keys::KeyStore& keys() { return keys_; }
  vault::Vault& vault() { return vault_; }

 private:
  keys::KeyStore keys_;
  vault::Vault vault_{keys_};
};
keys::Places key_places(const Settings& settings);
documents::Settings document_settings(const Settings& settings);

/// Opens the database of these settings, with the audit key. Refuses one that `waymark migrate` has not made ready,
/// and a key with which the trail was not begun, unless it is opened to look for what is wrong.
enum class Opened { to_work, to_verify };
House open_house(const Settings& settings, Opened why = Opened::to_work);
/// Makes the data folder, its owner's alone.
void make_data_folder(const Settings& settings);
/// Makes the data folder and the audit key, brings the schema up to date and begins the audit trail; the names of the
/// steps run.
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
/// What each room tells people, by notice and by mail.
const std::vector<jobs::MailKind>& mail_kinds();
/// All of them, who mail is from and where people are written to.
jobs::PostOffice post_office(const Settings& settings);
/// Delivers what is due until nothing is.
int deliver_due_news(House& house);
/// Writes down the heads of the audit trail, here and in the file outside the database.
audit::CheckpointMade make_checkpoint(House& house);
/// The same at the end of a command: when the file cannot be written, that is said and the command has succeeded.
void make_checkpoint_or_say_why(House& house);

}  // namespace waymark::app
