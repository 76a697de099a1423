// The wording agreements begin with where a programme has none of its own.
#include "agreements/template.hpp"

namespace waymark::agreements {
namespace {

struct Built {
  Part part;
  std::string_view code;
  const char* heading;
  const char* hint;
  const char* wording;
};
constexpr Built kBuilt[] = {
    {Part::aims, "aims", N_("Aims"),
     N_("What the coachee wants to be different at the end, and how both of you will notice. If there is a third "
        "party, this is all they see."),
     N_("We want to work on:\n\nWe will know that it has helped when:")},
    {Part::frequency, "frequency", N_("How often we meet"),
     N_("How many sessions, how long, how far apart, where or by which means, and when you look back together."),
     N_("We meet for the planned number of sessions, about once a month. Each session has its full time, without "
        "calls or other work. Half way through we look at what the sessions have brought, and at the end we look "
        "back together.")},
    {Part::confidentiality, "confidentiality", N_("Confidentiality and its limits"),
     N_("What stays between you, and when it cannot."),
     N_("What is said and written stays between us. The coach may speak about this work in supervision, without "
        "naming anybody. The organisation learns that sessions took place, not what was said in them.\n\nThere are "
        "limits. Somebody else must be told when there is a risk of serious harm to the coachee or to another "
        "person, when the law requires it, or when serious wrongdoing comes to light. Where it is possible and "
        "safe, the coach speaks with the coachee first.")},
    {Part::cancellation, "cancellation", N_("Cancelling and moving sessions"),
     N_("How much notice you give each other, and what happens to a session that is missed."),
     N_("Whoever cannot come says so as early as possible, at least two working days before. We then find another "
        "day. A session called off later than that, or missed, may count as one of those planned.")},
    {Part::data, "data", N_("Notes and data"),
     N_("Which notes are kept, by whom, for how long, and who can read them."),
     N_("What we write here only we can read. The coach keeps other notes to a minimum and without names. The "
        "programme counts sessions and their length, and does not see what they were about. What is kept here is "
        "deleted when its time is over, and each of us can ask to see what is held about us.")},
};

const Built& built(Part part) { return kBuilt[static_cast<std::size_t>(part)]; }

}  // namespace

std::string_view code(Part part) { return built(part).code; }
const char* label(Part part) { return _(built(part).heading); }

Template standard_template() {
  Template standard;
  for (const Part part : kParts) {
    const auto& one = built(part);
    standard[part] = {_(one.heading), _(one.hint), _(one.wording)};
  }
  return standard;
}

}  // namespace waymark::agreements
