#include "accounts/entering.hpp"

namespace waymark::accounts {
namespace {

constexpr std::size_t kSecretSize = 52;
constexpr std::size_t kAgentSize = 200;

// Cuts at a character's start, so that what is kept is UTF-8; what is not becomes nothing.
std::string short_agent(std::string_view agent) {
  if (!is_utf8(agent)) return {};
  auto size = std::min(agent.size(), kAgentSize);
  while (size > 0 && size < agent.size() && (agent[size] & 0xC0) == 0x80) --size;
  return std::string(agent.substr(0, size));
}

// The device's secret: the one it has, if it has signed in anywhere before, else a new one.
std::string device_secret(db::Connection& db, const Browser& browser) {
  const bool known = browser.device.size() == kSecretSize && store::is_anyones_device(db, digest(browser.device));
  return known ? browser.device : random_secret();
}

}  // namespace

access::Actor acting(const store::Candidate& who) {
  access::Actor actor;
  actor.account = who.account;
  actor.person = who.person;
  actor.name = who.name;
  return actor;
}

void tell_of_change(const access::Work& work, const PersonId& person, std::string_view kind,
                    const AccountId& account) {
  access::Actor by = access::Actor::program(work.actor.name);
  jobs::tell({work.db, by, work.now, work.today}, person, kind, "account", account.str(), work.now, "/account");
}

std::string start_session(const access::Work& work, const AccountId& account, const Browser& browser) {
  auto cookie = random_secret();
  store::insert_session(work.db, digest(cookie), account, random_secret(), work.now, browser.address,
                        short_agent(browser.agent));
  return cookie;
}

std::string renew_session(const access::Work& work, const web::BrowserSession& session, const Browser& browser) {
  auto cookie = random_secret();
  store::end_session(work.db, work.actor.account, session.token_hash, work.now);
  store::insert_session(work.db, digest(cookie), work.actor.account, session.form_token, work.now, browser.address,
                        short_agent(browser.agent));
  return cookie;
}

SignedIn enter(const access::Work& work, const store::Candidate& who, const Browser& browser) {
  if (!browser.session.empty()) store::end_session(work.db, who.account, browser.session, work.now);
  const auto device = device_secret(work.db, browser);
  const auto device_hash = digest(device);
  if (store::has_known_device(work.db, who.account) && !store::is_known_device(work.db, device_hash, who.account))
    tell_of_change(work, who.person, "account_new_device", who.account);
  store::note_device(work.db, device_hash, who.account, work.now);
  audit::record(work, "signed_in", "account", who.account.str(), "from " + browser.address);
  return {who.account, start_session(work, who.account, browser), device};
}

Answer enter_or_ask_code(const access::Work& work, const store::Candidate& who, const Browser& browser) {
  if (!who.has_codes) return enter(work, who, browser);
  auto ticket = random_secret();
  store::insert_ticket(work.db, digest(ticket), who.account, work.now);
  return CodeNeeded{std::move(ticket)};
}

ThrottleKeys keys_for(db::Connection& db, std::string_view what, std::string_view account_key,
                      const std::optional<AccountId>& account, const Browser& browser) {
  std::string device;
  if (account && !browser.device.empty()) {
    device = digest(browser.device);
    if (!store::is_known_device(db, device, *account)) device.clear();
  }
  return throttle_keys(what, account_key, browser.address, device);
}

void end_everything(const access::Work& work, const AccountId& account, std::string_view but_session) {
  store::end_sessions_but(work.db, account, but_session, work.now);
  store::revoke_tokens(work.db, account, work.now);
  store::end_tickets(work.db, account, work.now);
}

}  // namespace waymark::accounts
