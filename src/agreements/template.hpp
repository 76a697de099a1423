#pragma once
// What a programme's agreements begin with.
#include <array>
#include <string>
#include <string_view>

#include "programmes/programmes.hpp"

namespace waymark::agreements {

/// What an agreement speaks of, in this order.
enum class Part { aims, frequency, confidentiality, cancellation, data };
inline constexpr std::size_t kPartCount = 5;
inline constexpr std::array<Part, kPartCount> kParts{Part::aims, Part::frequency, Part::confidentiality,
                                                     Part::cancellation, Part::data};
std::string_view code(Part part);
const char* label(Part part);  ///< "Aims", in the reader's language

inline constexpr std::size_t kLongestHeading = 100, kLongestHint = 500, kLongestText = 4000;

struct TemplatePart {
  std::string heading;
  std::string hint;     ///< what to think of when writing; may be empty
  std::string wording;  ///< what a first draft says; may be empty
};
struct Template {
  std::array<TemplatePart, kPartCount> parts;
  Instant changed_at;  ///< 0 for the wording built in
  std::string changed_by;

  bool is_own() const { return changed_at != Instant(); }
  const TemplatePart& operator[](Part part) const { return parts[static_cast<std::size_t>(part)]; }
  TemplatePart& operator[](Part part) { return parts[static_cast<std::size_t>(part)]; }
};

/// The wording built in, in the reader's language.
Template standard_template();
/// The programme's own, or the one built in.
Template template_of(db::Connection& db, const ProgrammeId& id);

/// By who may manage the programme: not_found, not_allowed. `seen` is the changed_at it was drawn from; out_of_turn
/// when it has changed since. Problems at: heading-aims, hint-aims, wording-aims, …
Checked<Done> save_template(const access::Work& work, const ProgrammeId& id, const Template& wording,
                            const programmes::AgreementRule& rule, Instant seen);
/// Back to the wording built in. By the same.
void reset_template(const access::Work& work, const ProgrammeId& id);

}  // namespace waymark::agreements
