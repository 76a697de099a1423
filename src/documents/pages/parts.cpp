#include "documents/pages/pages.hpp"
#include "documents/recognise.hpp"

namespace waymark::documents::pages {

web::Response page(const web::Visit& visit, const Space& space, web::PageContent content) {
  return engagements::section_page(visit, space.partnership, engagements::Section::documents, std::move(content));
}

std::string title_of(const Document& document, const std::optional<Words>& words) {
  if (words) return words->title;
  if (document.withdrawn_at) return _("A document that was withdrawn");
  if (document.newest.refused_at) return _("A document that was refused");
  return _("A document whose time is over");
}

Html tags_of(const Document& document, const Version& version) {
  if (document.withdrawn_at) return govuk::tag({.text = _("Withdrawn"), .classes = "govuk-tag--grey"});
  switch (version.standing()) {
    case Standing::held: return govuk::tag({.text = _("Being checked"), .classes = "govuk-tag--yellow"});
    case Standing::refused: return govuk::tag({.text = _("Refused"), .classes = "govuk-tag--red"});
    case Standing::released: return {};
  }
  return {};
}

std::string size_words(std::int64_t bytes) {
  constexpr std::int64_t kKilobyte = 1024, kMegabyte = 1024 * 1024;
  if (bytes < kKilobyte) return fill(plural("{} byte", "{} bytes", bytes), bytes);
  if (bytes < kMegabyte) return fill(_("{} KB"), (bytes + kKilobyte / 2) / kKilobyte);
  const auto tenths = (bytes * 10 + kMegabyte / 2) / kMegabyte;
  return tenths % 10 == 0 ? fill(_("{} MB"), tenths / 10) : fill(_("{}.{} MB"), tenths / 10, tenths % 10);
}

std::string type_words(const Words& words) {
  const auto* type = type_called(words.content_type);
  return type ? std::string(_(type->label)) : std::string();
}

std::string day_words(Instant at) { return london(at).date.words(); }

}  // namespace waymark::documents::pages
