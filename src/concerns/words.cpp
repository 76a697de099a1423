#include "concerns/concerns.hpp"

namespace waymark::concerns {
namespace {

constexpr Outcome kOutcomes[] = {
    {"no_action_needed", N_("Nothing needs to be done")},
    {"advice_given", N_("Advice or support was given")},
    {"resolved", N_("It was put right")},
    {"referred", N_("It was referred to somebody else")},
    {"withdrawn", N_("Who raised it asked to leave it")},
};

}  // namespace

std::span<const Outcome> outcomes() { return kOutcomes; }

State Concern::state() const {
  if (closed_at) return State::closed;
  return acknowledged_at ? State::acknowledged : State::raised;
}

const char* label(State state) {
  switch (state) {
    case State::raised: return _("Raised");
    case State::acknowledged: return _("Acknowledged");
    default: return _("Closed");
  }
}

}  // namespace waymark::concerns
