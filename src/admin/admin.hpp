#pragma once
// For those who keep the service running: the audit, what is waiting to happen, and what must be looked into. No
// content, ever.
#include <deque>
#include <map>
#include <mutex>

#include "audit/audit.hpp"
#include "jobs/jobs.hpp"
#include "vault/alarms.hpp"
#include "web/route.hpp"

namespace waymark::admin {

std::vector<web::Route> routes();

/// What those who watch over the service are told of.
std::vector<jobs::MailKind> mail_kinds();

/// Above every page, for those who watch over the service: how many alarms nobody has acknowledged; nothing for none.
Html alarm_banner(const web::Visit& visit);

/// Counts, in memory, how often each person was refused in the last ten minutes.
class Refusals final : public web::Watch {
 public:
  static constexpr std::chrono::minutes kWindow{10};
  /// More than `limit` refusals are too many.
  explicit Refusals(int limit) : limit_(static_cast<std::size_t>(limit)) {}
  void refused(const access::Actor& whom, Instant at) const override;

  struct Person {
    PersonId person;
    std::string name;
    std::size_t times;  ///< one more than the limit stands for that many or more
  };
  /// Those refused too often; forgets what is older.
  std::vector<Person> too_many(Instant now) const;

 private:
  struct Times {
    std::string name;
    std::deque<Instant> at;  ///< the latest, never more than one beyond the limit
  };
  std::size_t limit_;
  mutable std::mutex mutex_;
  mutable std::map<PersonId, Times> people_;
};

// Each of these raises an alert once for each occurrence, and tells every data protection officer and system
// administrator.

/// For those who opened too many sealed things in the hour before.
void tell_of_mass_reading(const access::Work& work, const std::vector<audit::Reader>& readers);
void tell_of_refusals(const access::Work& work, const std::vector<Refusals::Person>& people);
/// For those not yet acknowledged: once a day until they are.
void tell_of_alarms(const access::Work& work, const std::vector<vault::Alarm>& alarms);
void tell_of_breaks(const access::Work& work, const audit::Report& report);
/// For streams that end before where a checkpoint saw them.
void tell_of_shorter_streams(const access::Work& work, const std::vector<std::string>& streams);

}  // namespace waymark::admin
