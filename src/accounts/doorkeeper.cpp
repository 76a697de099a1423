#include "accounts/doorkeeper.hpp"

#include "accounts/passwords.hpp"
#include "accounts/seen_lately.hpp"
#include "accounts/store.hpp"
#include "base/digest.hpp"

namespace waymark::accounts {
namespace {

constexpr std::size_t kSecretSize = 52;  // of what random_secret() gives
constexpr std::string_view kTokenStart = "waymark_";

access::Actor actor_of(db::Connection& db, const store::Holder& holder, const Settings& settings,
                       const Surroundings& surroundings) {
  access::Actor actor;
  actor.account = holder.account;
  actor.person = holder.person;
  actor.coach = holder.coach;
  actor.organisation = holder.organisation;
  actor.name = holder.name;
  if (holder.has_codes || !settings.codes_required_for_staff) actor.grants = store::grants(db, holder.person);
  const auto own = [&](access::Role role) { actor.grants.push_back({role, access::PlaceKind::own, {}}); };
  if (actor.coach) own(access::Role::coach);
  if (holder.manages) own(access::Role::line_manager);
  if (surroundings.is_coachee && surroundings.is_coachee(db, holder.person)) own(access::Role::coachee);
  return actor;
}

bool may_enter(const store::Holder& holder, Instant now) {
  return !holder.disabled && !(holder.left_on && *holder.left_on <= london(now).date);
}

}  // namespace

AccountsDoorkeeper::AccountsDoorkeeper(Settings settings, Surroundings surroundings)
    : settings_(std::move(settings)),
      surroundings_(std::move(surroundings)),
      passwords_(std::make_unique<Passwords>(settings_.password_queue)),
      sessions_seen_(std::make_unique<SeenLately>()),
      tokens_seen_(std::make_unique<SeenLately>()) {}
AccountsDoorkeeper::~AccountsDoorkeeper() = default;

web::Doorkeeper::Guest AccountsDoorkeeper::by_cookie(db::Connection& db, std::string_view cookie, Instant now) const {
  const Guest visitor{access::Actor::visitor(), {}, {}};
  if (cookie.size() != kSecretSize) return visitor;
  const auto hash = digest(cookie);
  const auto holder = store::session_holder(db, hash);
  if (!holder || !may_enter(*holder, now) || now - holder->started_at >= settings_.session_limit) return visitor;
  if (now - sessions_seen_->note(hash, now, holder->seen_at) >= settings_.idle_limit) {
    sessions_seen_->forget(hash);
    return visitor;
  }
  return {actor_of(db, *holder, settings_, surroundings_), {hash, holder->form_token}, holder->language};
}

std::optional<access::Actor> AccountsDoorkeeper::by_token(db::Connection& db, std::string_view token,
                                                          Instant now) const {
  if (!token.starts_with(kTokenStart) || token.size() != kTokenStart.size() + kSecretSize) return std::nullopt;
  const auto hash = digest(token);
  const auto holder = store::token_holder(db, hash);
  if (!holder || !may_enter(*holder, now) || now >= holder->expires_at) return std::nullopt;
  tokens_seen_->note(hash, now, now);
  return actor_of(db, *holder, settings_, surroundings_);
}

int AccountsDoorkeeper::write_down_seen(db::Database& database) const {
  const auto write = [&](SeenLately& seen, void (*into)(db::Connection&, const store::Seen&)) {
    constexpr std::size_t kAtOnce = 500;
    const auto all = seen.all();
    for (std::size_t start = 0; start < all.size(); start += kAtOnce) {
      const store::Seen some(all.begin() + start, all.begin() + std::min(all.size(), start + kAtOnce));
      database.change_now([&](db::Connection& db) { into(db, some); });
      seen.written(some);
    }
    return static_cast<int>(all.size());
  };
  return write(*sessions_seen_, store::write_sessions_seen) + write(*tokens_seen_, store::write_tokens_seen);
}

const AccountsDoorkeeper& keeper(const web::Visit& visit) {
  const auto* ours = dynamic_cast<const AccountsDoorkeeper*>(visit.site.doorkeeper);
  if (!ours) throw std::logic_error("the site's accounts are kept by another doorkeeper");
  return *ours;
}

}  // namespace waymark::accounts
