// Opening what partners gave each other: names on pages, files for downloads.
#include "documents/notices.hpp"
#include "documents/sealed.hpp"
#include "documents/store.hpp"

namespace waymark::documents {
namespace {

constexpr int kPiecesAtATime = 2;  // of 64 KiB: what an answer's source may give at a time

std::optional<Words> open_words(vault::Vault& vault, const access::Work& work, const Space& space,
                                const Document& document, const Version& version) {
  if (document.withdrawn_at || version.refused_at) return std::nullopt;
  const auto scope = engagements::scope_of(work, space.partnership.engagement);
  const auto reader = DocumentPolicy::words(work, space, scope, document, version);
  const auto sealed = vault.open(work, reader, sealed_words(scope, version.id));
  if (!sealed) return std::nullopt;
  return read_words(*sealed);
}

}  // namespace

Page open_page(vault::Vault& vault, const access::Work& work, const EngagementId& engagement, const Order& order,
               int number) {
  const auto space = own_space(work, engagement);
  const store::Seen seen{engagement, work.actor.person, space.from};
  Page page;
  page.of = std::max(1, static_cast<int>((store::count(work.db, seen) + kPageSize - 1) / kPageSize));
  page.number = std::clamp(number, 1, page.of);
  for (auto& document : store::page(work.db, seen, order, kPageSize, (page.number - 1) * kPageSize)) {
    auto words = open_words(vault, work, space, document, document.newest);
    page.documents.push_back({std::move(document), std::move(words)});
  }
  return page;
}

OpenedVersions open_versions(vault::Vault& vault, const access::Work& work, const EngagementId& engagement,
                             const DocumentId& id) {
  const auto space = own_space(work, engagement);
  OpenedVersions opened{document_in(work, space, id), {}};
  const auto& document = opened.document;
  for (auto& version : store::versions(work.db, id, document.owner == work.actor.person)) {
    auto words = open_words(vault, work, space, document, version);
    opened.versions.push_back({std::move(version), std::move(words)});
  }
  jobs::mark_read_about(work, "document", id.str());
  return opened;
}

OpenedFile open_file(vault::Vault& vault, const access::Work& work, const EngagementId& engagement,
                     const DocumentId& id, const VersionId& wanted) {
  const auto space = own_space(work, engagement);
  const auto document = document_in(work, space, id);
  for (const auto& version : store::versions(work.db, id, false)) {
    if (version.id != wanted) continue;
    auto words = open_words(vault, work, space, document, version);
    if (!words) break;
    const auto scope = engagements::scope_of(work, space.partnership.engagement);
    const auto reader = DocumentPolicy::file(work, space, scope, document, version);
    auto opener = vault.open_stream(work, reader, sealed_file(scope, version.id));
    if (!opener) break;
    return {std::move(*words), FileReader(version.id, std::move(*opener))};
  }
  throw Refused(Refusal::not_found);
}

std::string FileReader::next(db::Connection& db) {
  if (given_ == bytes_) {
    opener_.finish();
    return {};
  }
  const auto sealed = store::pieces(db, version_, piece_, kPiecesAtATime);
  if (sealed.empty() && !store::is_kept(db, version_)) throw Gone("the document was taken away while it was read");
  if (sealed.empty()) opener_.finish();  // cut short: says so
  std::string content;
  for (const auto& piece : sealed) content += opener_.open(piece);
  piece_ += static_cast<std::int64_t>(sealed.size());
  given_ += static_cast<std::int64_t>(content.size());
  if (given_ == bytes_) opener_.finish();
  return content;
}

}  // namespace waymark::documents
