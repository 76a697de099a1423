#pragma once
// Who may do what with documents, and the only maker of readers of what is sealed of them.
#include "documents/documents.hpp"

namespace waymark::documents {

/// An engagement's documents, as one of its partners has them.
struct Space {
  engagements::Partnership partnership;
  Instant from;       ///< since when they see what others added
  bool over = false;  ///< read-only
};
/// Refuses not_found to who is no partner, and before the engagement was agreed.
Space own_space(const access::Work& work, const EngagementId& engagement);
/// The same; refuses out_of_turn when it is over.
Space own_space_to_change(const access::Work& work, const EngagementId& engagement);

/// Owners see theirs; the others what was added or shown to them since they are partners. Its list twin is
/// store::Seen; whether there is a version they see, the store says.
bool may_see(const Space& space, const PersonId& person, const Document& document);
/// What the actor sees of that name; refuses not_found.
Document document_in(const access::Work& work, const Space& space, const DocumentId& id);

bool may_withdraw(const access::Work& work, const Space& space, const Document& document);
bool may_add_version(const access::Work& work, const Space& space, const Document& document);
/// Whether it is from before the time of today's coach, and the actor says whether they see it.
bool may_show(const access::Work& work, const Space& space, const Document& document);
bool is_shown(const Space& space, const Document& document);

class DocumentPolicy;

/// The content of a version: what opens its pieces.
struct DocumentFile {
  static constexpr std::string_view kind = "document_file";
  using Policy = DocumentPolicy;
  using Machines = vault::Machines<vault::Scanner, vault::SubjectAccessPacker>;
};
/// What it is called, and what its owner says of it.
struct DocumentWords {
  static constexpr std::string_view kind = "document_words";
  using Policy = DocumentPolicy;
  using Machines = vault::Machines<vault::SubjectAccessPacker>;
};

class DocumentPolicy {
 public:
  static vault::Reader<DocumentWords> words(const access::Work& work, const Space& space, const keys::Scope& scope,
                                            const Document& document, const Version& version);
  /// Of a released version alone.
  static vault::Reader<DocumentFile> file(const access::Work& work, const Space& space, const keys::Scope& scope,
                                          const Document& document, const Version& version);
  /// A document is packed for its owner.
  static bool may_pack(const access::Work& work, const PersonId& whose, const vault::Sealed<DocumentFile>& sealed);
  static bool may_pack(const access::Work& work, const PersonId& whose, const vault::Sealed<DocumentWords>& sealed);
};

}  // namespace waymark::documents
