#include "accounts/accounts.hpp"
#include "admin/admin.hpp"
#include "jobs/jobs.hpp"

namespace waymark::admin {
namespace {

constexpr std::size_t kMostBreaks = 20;  // of one look: after so many, the first ones say it
constexpr Instant kEver = Instant::micros(INT64_MIN);

void raise(const access::Work& work, std::string_view kind, const std::string& subject, const std::string& detail,
           Instant not_since, std::string_view link = "/admin/audit") {
  static constexpr access::Role kWatching[] = {access::Role::data_protection_officer,
                                               access::Role::system_administrator};
  if (!audit::raise_alert(work, {std::string(kind), subject, detail, work.now}, not_since)) return;
  for (const auto& person : accounts::holders_of(work.db, kWatching))
    jobs::tell(work, person, kind, "audit", subject, work.now, link);
}

}  // namespace

std::vector<jobs::MailKind> mail_kinds() {
  std::vector<jobs::MailKind> all;
  for (const auto kind : audit::kAlerts)
    all.push_back(
        {.kind = std::string(kind), .words = audit::alert_words(kind), .urgency = jobs::MailKind::Urgency::always});
  return all;
}

void Refusals::refused(const access::Actor& whom, Instant at) const {
  const std::lock_guard lock(mutex_);
  auto& times = people_[whom.person];
  times.name = whom.name;
  times.at.push_back(at);
  if (times.at.size() > limit_ + 1) times.at.pop_front();
}

std::vector<Refusals::Person> Refusals::too_many(Instant now) const {
  std::vector<Person> found;
  const std::lock_guard lock(mutex_);
  for (auto one = people_.begin(); one != people_.end();) {
    auto& [person, times] = *one;
    while (!times.at.empty() && now - times.at.front() > kWindow) times.at.pop_front();
    if (times.at.size() > limit_) found.push_back({person, times.name, times.at.size()});
    one = times.at.empty() ? people_.erase(one) : std::next(one);
  }
  return found;
}

void tell_of_mass_reading(const access::Work& work, const std::vector<audit::Reader>& readers) {
  const auto an_hour_ago = work.now.plus(-std::chrono::hours(1));
  for (const auto& reader : readers)
    raise(work, audit::kMassReading, reader.person.str(),
          fmt::format("{} opened {} sealed things in an hour", reader.name, reader.opened), an_hour_ago);
}

void tell_of_refusals(const access::Work& work, const std::vector<Refusals::Person>& people) {
  for (const auto& one : people)
    raise(work, audit::kManyRefusals, one.person.str(),
          fmt::format("{} was refused at least {} times in ten minutes", one.name, one.times),
          work.now.plus(-Refusals::kWindow));
}

void tell_of_alarms(const access::Work& work, const std::vector<vault::Alarm>& alarms) {
  constexpr std::chrono::hours kAgainAfter{24};
  for (std::size_t i = 0; i < std::min(alarms.size(), kMostBreaks); ++i) {
    const auto& [kind, subject_kind, subject_id, detail] = alarms[i].cause;
    raise(work, audit::kSealRefused, alarms[i].id,
          fmt::format("{} of {} {}: {}", kind, subject_kind, subject_id, detail), work.now.plus(-kAgainAfter),
          "/admin/alarms");
  }
}

void tell_of_breaks(const access::Work& work, const audit::Report& report) {
  for (std::size_t i = 0; i < std::min(report.breaks.size(), kMostBreaks); ++i) {
    const auto& one = report.breaks[i];
    raise(work, audit::kChainBroken, fmt::format("{}#{}", one.stream, one.number), one.str(), kEver);
  }
}

void tell_of_shorter_streams(const access::Work& work, const std::vector<std::string>& streams) {
  for (std::size_t i = 0; i < std::min(streams.size(), kMostBreaks); ++i)
    raise(work, audit::kChainBroken, streams[i],
          fmt::format("the audit trail, stream {}: its tail is cut", streams[i]), kEver);
}

}  // namespace waymark::admin
