#include "concerns/notices.hpp"

namespace waymark::concerns {
namespace {

using Urgency = jobs::MailKind::Urgency;

// A mail may be seen by others than who it is for: to who raised something it says less than the notice does.
struct Told {
  std::string_view kind;
  const char* notice;
  const char* mail;
  Urgency urgency = Urgency::news;
};
constexpr const char* kNews = N_("There is news about something you sent");
constexpr Told kTold[] = {
    {kRaised, N_("A concern has been raised with you"), N_("Something needs your attention as safeguarding lead"),
     Urgency::needs_answer},
    {kAddedTo, N_("Somebody has added to a concern they raised with you"),
     N_("Something needs your attention as safeguarding lead"), Urgency::needs_answer},
    {kHandedOn, N_("A concern has been handed on to you"), N_("Something needs your attention as safeguarding lead"),
     Urgency::needs_answer},
    {kAcknowledged, N_("The concern you raised has been acknowledged"), kNews},
    {kMoved, N_("Another safeguarding lead now has the concern you raised"), kNews},
    {kClosed, N_("The concern you raised has been closed"), kNews},
};

void tell(const access::Work& work, const PersonId& whom, const Concern& concern, std::string_view kind,
          const std::string& path) {
  const auto nobody = access::Actor::program("Waymark");
  jobs::tell({work.db, nobody, work.now, work.today}, whom, kind, kAboutConcern, concern.id.str(), work.now, path);
}

}  // namespace

std::string path_of(const ConcernId& id) { return "/concerns/" + id.str(); }
std::string own_path_of(const ConcernId& id) { return "/concerns/mine/" + id.str(); }

void tell_lead(const access::Work& work, const Concern& concern, std::string_view kind) {
  tell(work, concern.lead, concern, kind, path_of(concern.id));
}

void tell_raiser(const access::Work& work, const Concern& concern, std::string_view kind) {
  tell(work, concern.raised_by, concern, kind, own_path_of(concern.id));
}

std::vector<jobs::MailKind> mail_kinds() {
  std::vector<jobs::MailKind> kinds;
  for (const auto& told : kTold)
    kinds.push_back(
        {.kind = std::string(told.kind), .words = told.mail, .notice = told.notice, .urgency = told.urgency});
  return kinds;
}

}  // namespace waymark::concerns
