#include "documents/sealed.hpp"
#include "documents/store.hpp"

namespace waymark::documents {

std::vector<Packed> packed_for(vault::Vault& vault, const access::Work& work,
                               const vault::SubjectAccessPacker& packer, const PersonId& person) {
  if (packer.whose() != person) throw Refused(Refusal::not_found);
  std::vector<Packed> all;
  for (const auto& document : store::of_owner(work.db, person)) {
    const auto engagement = engagements::find(work.db, document.engagement);
    const auto scope = engagements::scope_of(work, *engagement);
    const auto& version = document.newest;
    const auto sealed = vault.pack(work, packer, sealed_words(scope, version.id));
    auto opener = vault.pack_stream(work, packer, sealed_file(scope, version.id));
    if (!sealed || !opener) continue;  // shredded
    auto words = read_words(*sealed);
    const auto reader = std::make_shared<FileReader>(version.id, std::move(*opener));
    all.push_back({version.added_at, std::move(words.title), std::move(words.note), std::move(words.file_name),
                   version.bytes, [reader](db::Connection& db, const std::function<void(std::string_view)>& into) {
                     for (auto piece = reader->next(db); !piece.empty(); piece = reader->next(db)) into(piece);
                   }});
  }
  return all;
}

}  // namespace waymark::documents
