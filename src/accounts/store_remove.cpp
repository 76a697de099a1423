#include "accounts/store.hpp"
#include "audit/audit.hpp"

namespace waymark::accounts {

std::int64_t remove_account_of(const access::Work& work, const PersonId& person) {
  auto& db = work.db;
  db.run("update role_grant set ended_at = $1, ended_by = $2 where person_id = $3 and ended_at is null", work.now,
         work.actor.person, person);
  db.run("delete from invitation where person_id = $1", person);
  const auto account = account_of(db, person);
  if (!account) return 0;
  const auto sessions = db.run("delete from sign_in_session where account_id = $1", account->id);
  db.run("delete from half_sign_in where account_id = $1", account->id);
  db.run("delete from known_device where account_id = $1", account->id);
  db.run("delete from api_token where account_id = $1", account->id);
  db.run("delete from recovery_code where account_id = $1", account->id);
  db.run("delete from account where id = $1", account->id);
  audit::record(work, "account_removed", "account", account->id.str());
  return sessions;
}

}  // namespace waymark::accounts
