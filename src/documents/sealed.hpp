#pragma once
#include "documents/policy.hpp"

namespace waymark::documents {

std::string as_sealed(const Words& words);
Words read_words(std::string_view sealed);

inline vault::Sealed<DocumentWords> sealed_words(const keys::Scope& scope, const VersionId& id) {
  return {scope, id.str(), "words"};
}
inline vault::Sealed<DocumentFile> sealed_file(const keys::Scope& scope, const VersionId& id) {
  return {scope, id.str(), "stream"};
}

}  // namespace waymark::documents
