#pragma once
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/access.hpp"
#include "web/web.hpp"

namespace waymark::accounts {

/// What the configuration says about accounts.
struct Settings {
  std::chrono::minutes idle_limit{30};   ///< a session unused for so long is over
  std::chrono::hours session_limit{12};  ///< and over in any case after so long
  std::chrono::hours invitation_life{7 * 24};
  std::chrono::minutes new_password_life{60};
  std::chrono::hours token_life{90 * 24};
  bool codes_required_for_staff = false;  ///< a granted role works only with one-time codes set up
  std::vector<std::string> refused_words =
      {};                  ///< the service's name and the organisation's own words, not to make passwords of
  int password_queue = 8;  ///< how many sign-ins wait for the two hashed at once; 503 beyond
};

/// A place a role can be held for, as people name it.
struct Place {
  std::string id;
  std::string code;
  std::string name;
};

/// Where the places of one kind are found. Organisations and suppliers this room finds itself.
struct PlaceFinder {
  access::PlaceKind kind;
  /// By code, reference or name, exactly as written.
  std::function<std::optional<Place>(db::Connection&, std::string_view code)> by_code;
  std::function<std::optional<Place>(db::Connection&, const std::string& id)> by_id;
};

/// What only the rooms above know; given by the program.
struct Surroundings {
  /// Whether a person is, or was, coached in some engagement. One indexed query: asked on every request.
  std::function<bool(db::Connection&, const PersonId&)> is_coachee = {};
  std::vector<PlaceFinder> places = {};  ///< programmes
  /// What the engagements are called that a person is or was a partner in, by their ids.
  std::function<std::map<std::string, std::string>(db::Connection&, const PersonId&)> engagement_names = {};
};

class Passwords;
class SeenLately;

/// Knows who asks from a session's cookie or an API token, and holds what signing in needs. One per program.
class AccountsDoorkeeper final : public web::Doorkeeper {
 public:
  AccountsDoorkeeper(Settings settings, Surroundings surroundings);
  ~AccountsDoorkeeper() override;

  /// A visitor when the session has ended, is too old or unused too long, or when the account is disabled or its
  /// person has left by today. Roles are as of this moment. Where codes are required and not set up, granted
  /// roles are left out.
  Guest by_cookie(db::Connection& db, std::string_view cookie, Instant now) const override;
  std::optional<access::Actor> by_token(db::Connection& db, std::string_view token, Instant now) const override;

  /// Writes down when sessions and tokens were last used: requests only remember it. Call it about once a minute
  /// and before stopping; gives how many were written.
  int write_down_seen(db::Database& database) const;

  const Settings& settings() const { return settings_; }
  const Surroundings& surroundings() const { return surroundings_; }
  /// The lane where passwords are hashed.
  const Passwords& passwords() const { return *passwords_; }

 private:
  Settings settings_;
  Surroundings surroundings_;
  std::unique_ptr<Passwords> passwords_;
  std::unique_ptr<SeenLately> sessions_seen_, tokens_seen_;
};

/// The doorkeeper of a site whose accounts this room keeps; throws std::logic_error for another.
const AccountsDoorkeeper& keeper(const web::Visit& visit);

}  // namespace waymark::accounts
