// A file becomes a document, or a new version of one.
#include "documents/file_name.hpp"
#include "documents/intake.hpp"
#include "documents/notices.hpp"
#include "documents/sealed.hpp"
#include "documents/store.hpp"

namespace waymark::documents {
namespace {

constexpr std::int64_t kMegabyte = 1024 * 1024;

std::string problem_with(Intake::Wrong wrong, const Settings& settings) {
  switch (wrong) {
    case Intake::Wrong::none: return {};
    case Intake::Wrong::cut_short: return _("The file did not arrive whole. Choose it again");
    case Intake::Wrong::empty: return _("The selected file is empty");
    case Intake::Wrong::too_large:
      return fill(_("The selected file must be {} MB or smaller"), settings.most_bytes / kMegabyte);
    case Intake::Wrong::over_quota:
      return fill(
          _("The selected file does not fit into the {} MB your documents may take together. Withdraw one you "
            "no longer need"),
          settings.quota_bytes / kMegabyte);
    case Intake::Wrong::not_allowed:
      return fill(_("The selected file must be one of these, by its content and not its name alone: {}"),
                  types_in_words());
  }
  return {};
}

/// Everything wrong with what was given; what had come of the file is taken away then.
Problems check(const access::Work& work, const Settings& settings, const Intake* intake, const Given& given) {
  Problems problems;
  if (length(given.title) > kLongestTitle)
    problems.add("title", fill(_("The title must be {} characters or fewer"), kLongestTitle));
  if (length(given.note) > kLongestNote)
    problems.add("note", fill(_("The note must be {} characters or fewer"), kLongestNote));
  if (!intake) {
    problems.add("file", _("Select a file"));
    return problems;
  }
  auto wrong = intake->wrong();
  // Others of theirs may have come meanwhile. What is used counts this one too.
  if (wrong == Intake::Wrong::none && used_by(work.db, work.actor.person) > settings.quota_bytes)
    wrong = Intake::Wrong::over_quota;
  if (wrong != Intake::Wrong::none) problems.add("file", problem_with(wrong, settings));
  if (problems) store::remove_upload(work.db, intake->version());
  return problems;
}

/// Makes the file that has come a version of this document.
void keep(vault::Vault& vault, const access::Work& work, const Settings& settings, const Space& space,
          const DocumentId& document, const Intake& intake, const Given& given) {
  if (!store::end_upload(work.db, intake.version()))
    throw Refused(Refusal::out_of_turn, _("This took too long. Send the file again."));
  const bool scanned = !settings.clamd.empty();
  Version version;
  version.id = intake.version();
  version.number = store::next_number(work.db, document);
  version.bytes = intake.bytes();
  version.added_at = work.now;
  if (!scanned) version.released_at = work.now;
  store::insert_version(work.db, document, version, scanned ? std::optional(work.now) : std::nullopt);
  const auto scope = engagements::scope_of(work, space.partnership.engagement);
  const auto file_name = with_ending(safe_file_name(intake.file_name()), intake.type());
  const std::string title(trimmed(given.title));
  vault.seal_stream(work, sealed_file(scope, version.id), intake.sealer());
  vault.seal(work, sealed_words(scope, version.id),
             as_sealed({title.empty() ? file_name : title, std::string(trimmed(given.note)), file_name,
                        std::string(intake.type().content_type)}));
  if (!scanned) tell_released(work, space.partnership, document, version.number);
}

}  // namespace

Checked<DocumentId> add(vault::Vault& vault, const access::Work& work, const Settings& settings,
                        const EngagementId& engagement, Intake* intake, const Given& given) {
  const auto space = own_space_to_change(work, engagement);
  if (auto problems = check(work, settings, intake, given)) return problems;
  Document document;
  document.id = DocumentId::fresh();
  document.engagement = engagement;
  document.owner = work.actor.person;
  document.added_at = work.now;
  store::insert(work.db, document);
  keep(vault, work, settings, space, document.id, *intake, given);
  return document.id;
}

Checked<Done> add_version(vault::Vault& vault, const access::Work& work, const Settings& settings,
                          const EngagementId& engagement, const DocumentId& id, Intake* intake, const Given& given) {
  const auto space = own_space_to_change(work, engagement);
  const auto document = document_in(work, space, id);
  if (document.owner != work.actor.person) throw Refused(Refusal::not_allowed);
  if (!may_add_version(work, space, document))
    throw Refused(Refusal::out_of_turn, _("This document has been withdrawn."));
  if (auto problems = check(work, settings, intake, given)) return problems;
  keep(vault, work, settings, space, id, *intake, given);
  return Done{};
}

}  // namespace waymark::documents
