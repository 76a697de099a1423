#include "jobs/waiting.hpp"

#include <array>
#include <charconv>

#include "audit/audit.hpp"
#include "jobs/policy.hpp"
#include "jobs/store_mail.hpp"

namespace waymark::jobs {
namespace {

struct StateWords {
  std::string_view state;
  const char* words;
};
constexpr std::array<StateWords, 6> kStates{{{"waiting", N_("Waiting")},
                                             {"held", N_("Waiting for the daily digest")},
                                             {"being_carried", N_("Being sent")},
                                             {"bounced", N_("Bounced")},
                                             {"given_up", N_("Given up after two days")},
                                             {"doubtful", N_("May have been sent")}}};

}  // namespace

const char* label(Job::What what) {
  switch (what) {
    case Job::What::mail: return _("Mail");
    case Job::What::news: return _("News");
    case Job::What::daily: return _("Daily work");
  }
  return "";
}

const char* state_label(std::string_view state) {
  for (const auto& each : kStates)
    if (each.state == state) return _(each.words);
  return "";
}

std::string JobMark::text() const { return fmt::format("{}-{}", written_at.micros(), id); }

std::optional<JobMark> JobMark::parse(std::string_view text) {
  const auto dash = text.find('-');
  if (dash == std::string_view::npos || !is_utf8(text)) return std::nullopt;
  std::int64_t micros = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + dash, micros);
  if (error != std::errc() || end != text.data() + dash) return std::nullopt;
  return JobMark{Instant::micros(micros), std::string(text.substr(dash + 1))};
}

void retry(const access::Work& work, std::string_view id) {
  must_run_service(work);
  if (!store::is_a_job(work.db, id)) throw Refused(Refusal::not_found);
  if (!store::retry_mail(work, id) && !store::retry_news(work, id) && !store::retry_daily(work, id))
    throw Refused(Refusal::out_of_turn, _("This is done already, or is being done just now."));
  audit::record(work, "job_retried", "job", id);
}

}  // namespace waymark::jobs
