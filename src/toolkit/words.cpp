// Codes and labels.
#include <algorithm>

#include "toolkit/tool.hpp"

namespace waymark::toolkit {
namespace {

template <class T, std::size_t N>
std::optional<T> from(const T (&all)[N], std::string_view given) {
  const auto found = std::find_if(std::begin(all), std::end(all), [&](T one) { return code(one) == given; });
  return found == std::end(all) ? std::nullopt : std::optional(*found);
}

}  // namespace

std::string_view code(Purpose purpose) {
  switch (purpose) {
    case Purpose::reflection: return "reflection";
    case Purpose::goal_setting: return "goal_setting";
    case Purpose::feedback: return "feedback";
    case Purpose::wellbeing: return "wellbeing";
    case Purpose::leadership: return "leadership";
    case Purpose::career: return "career";
    case Purpose::other: return "other";
  }
  return "";
}

const char* label(Purpose purpose) {
  switch (purpose) {
    case Purpose::reflection: return _("Reflection");
    case Purpose::goal_setting: return _("Goal setting");
    case Purpose::feedback: return _("Feedback");
    case Purpose::wellbeing: return _("Wellbeing");
    case Purpose::leadership: return _("Leadership");
    case Purpose::career: return _("Career");
    case Purpose::other: return _("Other");
  }
  return "";
}

std::string_view code(Language language) {
  switch (language) {
    case Language::english: return "en";
    case Language::welsh: return "cy";
    case Language::other: return "other";
  }
  return "";
}

const char* label(Language language) {
  switch (language) {
    case Language::english: return _("English");
    case Language::welsh: return _("Welsh");
    case Language::other: return _("Another language");
  }
  return "";
}

std::string_view code(Audience audience) {
  switch (audience) {
    case Audience::everyone: return "everyone";
    case Audience::supplier: return "supplier";
    case Audience::programme: return "programme";
  }
  return "";
}

std::string_view code(Kind kind) { return kind == Kind::file ? "file" : "link"; }
const char* label(Kind kind) { return kind == Kind::file ? _("A file") : _("A link"); }

std::string_view code(OfferedAs as) {
  switch (as) {
    case OfferedAs::supplier: return "supplier";
    case OfferedAs::coach: return "coach";
    case OfferedAs::programme: return "programme";
  }
  return "";
}

std::string_view code(State state) {
  switch (state) {
    case State::draft: return "draft";
    case State::to_review: return "to_review";
    case State::sent_back: return "sent_back";
    case State::released: return "released";
    case State::withdrawn: return "withdrawn";
  }
  return "";
}

const char* label(State state) {
  switch (state) {
    case State::draft: return _("Draft");
    case State::to_review: return _("To review");
    case State::sent_back: return _("Sent back");
    case State::released: return _("Released");
    case State::withdrawn: return _("Withdrawn");
  }
  return "";
}

const char* event_label(std::string_view kind) {
  if (kind == "drafted") return _("Drafted");
  if (kind == "submitted") return _("Sent for review");
  if (kind == "released") return _("Released");
  if (kind == "sent_back") return _("Sent back");
  if (kind == "withdrawn") return _("Withdrawn");
  return "";
}

std::optional<Purpose> purpose_from(std::string_view given) { return from(kPurposes, given); }
std::optional<Language> language_from(std::string_view given) { return from(kLanguages, given); }
std::optional<Audience> audience_from(std::string_view given) { return from(kAudiences, given); }
std::optional<Kind> kind_from(std::string_view given) { return from(kKinds, given); }
std::optional<OfferedAs> offered_as_from(std::string_view given) { return from(kOfferedAs, given); }

State Tool::state_of(const Version& version) const {
  if (version.released_at) return withdrawn_at ? State::withdrawn : State::released;
  if (version.submitted_at) return State::to_review;
  return version.sent_back_at ? State::sent_back : State::draft;
}

std::string tags_text(const std::vector<std::string>& tags) { return joined(tags, ", "); }

std::vector<std::string> tags_from(std::string_view text) {
  std::vector<std::string> tags, keys;
  for (const auto part : split(text, ',')) {
    const auto tag = trimmed(part);
    auto key = search_key(tag);
    if (tag.empty() || std::find(keys.begin(), keys.end(), key) != keys.end()) continue;
    tags.emplace_back(tag);
    keys.push_back(std::move(key));
  }
  return tags;
}

}  // namespace waymark::toolkit
