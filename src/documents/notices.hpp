#pragma once
#include "documents/documents.hpp"

namespace waymark::documents {

inline constexpr std::string_view kAdded = "document_added", kVersionAdded = "document_version_added",
                                  kShown = "document_shown", kRefused = "document_refused", kHeld = "document_held";

/// Tells the partners who see it, but its owner, that there is a document, or a new version of one. Who acts is its
/// owner.
void tell_released(const access::Work& work, const engagements::Partnership& partnership, const DocumentId& document,
                   int number);

}  // namespace waymark::documents
