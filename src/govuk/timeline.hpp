#pragma once
#include "base/dates.hpp"
#include "govuk/parts.hpp"

namespace waymark::govuk {

/// When something was: for machines and for people.
struct When {
  When(Date date);
  When(LocalTime at);
  When(Instant at);  ///< shown as London's clocks have it
  When(std::string machine_text, std::string shown_text)
      : machine(std::move(machine_text)), shown(std::move(shown_text)) {}
  std::string machine;
  std::string shown;
};

struct TimelineItem {
  Content label;
  When at;
  Content text = "";
  std::optional<Content> by = {};
  std::string classes = {};
  Attributes attributes = {};
};

/// MoJ's timeline: what happened, the newest first as a rule.
struct Timeline {
  std::vector<TimelineItem> items;
  int heading_level = 2;
  std::string classes = {};
  Attributes attributes = {};
};
Html timeline(const Timeline& timeline);

}  // namespace waymark::govuk
