// A tool is added, worded anew, sent for review.
#include <algorithm>

#include "audit/audit.hpp"
#include "people/people.hpp"
#include "toolkit/deed.hpp"
#include "toolkit/file_type.hpp"

namespace waymark::toolkit {
namespace {

bool is_plain(char c) { return c > ' ' && c < '\x7f' && c != '"' && c != '<' && c != '>' && c != '\\' && c != '`'; }

/// https, a host with a dot in it and no name or password before it.
bool is_link(std::string_view link) {
  constexpr std::string_view kScheme = "https://";
  if (link.size() > kLongestLink || !link.starts_with(kScheme) || !std::all_of(link.begin(), link.end(), is_plain))
    return false;
  const auto host = link.substr(kScheme.size(), link.find_first_of("/?#", kScheme.size()) - kScheme.size());
  return host.find('.') != std::string_view::npos && host.find('@') == std::string_view::npos &&
         !host.starts_with('.') && !host.ends_with('.');
}

void check_tags(Problems& problems, const std::vector<std::string>& tags) {
  if (tags.size() > kMostTags) problems.add("tags", fill(_("Use {} tags or fewer"), kMostTags));
  for (const auto& tag : tags)
    if (length(tag) > kLongestTag || search_key(tag).empty() || tag.find('|') != std::string::npos) {
      problems.add("tags", fill(_("A tag is a word or two, of {} characters or fewer, with commas between tags"),
                                kLongestTag));
      return;
    }
}

/// Whoever reviews it decides whether that is right; here it must only be there, and a supplier's own.
void check_audience(Problems& problems, const access::Work& work, const Capacity& capacity, ToolWords& words) {
  if (words.audience != Audience::supplier) words.audience_supplier = {};
  if (words.audience != Audience::programme) words.audience_programme = {};
  if (words.audience == Audience::supplier) {
    const bool own = capacity.as == OfferedAs::programme || words.audience_supplier == capacity.supplier;
    if (words.audience_supplier.empty() || !own || !people::find_supplier(work.db, words.audience_supplier))
      problems.add("audience_supplier", _("Select the supplier whose coaches may use it"));
  }
  if (words.audience == Audience::programme &&
      (words.audience_programme.empty() || !programmes::find(work.db, words.audience_programme)))
    problems.add("audience_programme", _("Select the programme it is for"));
}

/// Puts the file where the version keeps it, or says what is wrong with it.
void check_file(Problems& problems, const SentFile& file, std::optional<FileFacts>& facts) {
  if (file.content.size() > kLargestFile) return problems.add("file", _("The file must be 10 MB or smaller"));
  const auto* type = recognise(file.content);
  if (!type)
    return problems.add("file", _("The file must be a PDF, a Word, Excel, PowerPoint or OpenDocument file without "
                                  "macros, a PNG, JPEG or GIF picture, or plain text"));
  if (!name_fits(*type, file.name))
    return problems.add("file", fill(_("What is in the file is {}, and its name does not end so: .{}"), type->label,
                                     type->extensions.front()));
  if (!is_utf8(file.name) || length(file.name) > 200) return problems.add("file", _("Give the file a shorter name"));
  facts =
      FileFacts{FileId::fresh(), file.name, std::string(type->code), static_cast<std::int64_t>(file.content.size())};
}

/// The version with these words, whole, or what keeps it from being one.
Problems word(const access::Work& work, const Capacity& capacity, const ToolWords& words,
              const std::optional<SentFile>& file, Version& version) {
  Problems problems;
  version.words = words;
  check_text(problems, "title", words.title, _("Enter what the tool is called"), kLongestTitle);
  check_text(problems, "description", words.description, _("Enter what it is for and how it is used"),
             kLongestDescription);
  check_text(problems, "licence", words.licence, _("Enter under which licence it may be used"), kLongestLicence);
  check_audience(problems, work, capacity, version.words);
  check_tags(problems, words.tags);
  if (words.kind == Kind::link) {
    version.file.reset();
    if (!is_link(words.link)) problems.add("link", _("Enter an address that begins with https://"));
  } else {
    version.words.link.clear();
    if (file) check_file(problems, *file, version.file);
    else if (!version.file) problems.add("file", _("Choose the file"));
  }
  return problems;
}

void keep_file(const access::Work& work, const Version& version, const std::optional<SentFile>& file) {
  if (version.file && file) store::insert_file(work.db, version.tool, *version.file, file->content, work.now);
}

Version fresh_version(const access::Work& work, const ToolId& tool, int number) {
  Version version;
  version.id = VersionId::fresh();
  version.tool = tool;
  version.number = number;
  version.drafted_at = version.changed_at = work.now;
  version.changed_by = work.actor.person;
  return version;
}

}  // namespace

void check_text(Problems& problems, const char* field, const std::string& text, const char* missing,
                std::size_t longest) {
  if (text.empty()) problems.add(field, missing);
  else if (length(text) > longest)
    problems.add(field, fill(_("Use {} characters or fewer"), with_commas(static_cast<std::int64_t>(longest))));
}

std::string tool_path(const ToolId& id) { return "/tools/" + id.str(); }

void note(const access::Work& work, const Version& version, std::string_view kind, std::string_view reason) {
  store::add_event(work, version, kind, reason);
  audit::record(work, fmt::format("tool_{}", kind), "tool", version.tool.str(),
                fmt::format("version {}", version.number));
}

void keep(const access::Work& work, Tool& tool, std::string_view kind, std::string_view reason) {
  store::update(work.db, tool.latest);
  store::update(work.db, tool);
  note(work, tool.latest, kind, reason);
}

void tell_authors(const access::Work& work, const Tool& tool, std::string_view kind) {
  const auto tell = [&](const PersonId& whom) {
    if (!whom.empty()) jobs::tell(work, whom, kind, "tool", tool.id.str(), work.now, tool_path(tool.id));
  };
  tell(tool.author);
  if (tool.latest.submitted_by != tool.author) tell(tool.latest.submitted_by);
}

Checked<ToolId> add_tool(const access::Work& work, const Capacity& capacity, const ToolWords& words,
                         const std::optional<SentFile>& file) {
  const auto standing = standing_of(work);
  const auto may = capacities(standing);
  if (std::find(may.begin(), may.end(), capacity) == may.end()) throw Refused(Refusal::not_found);
  Tool tool;
  tool.id = ToolId::fresh();
  tool.offered_as = capacity.as;
  tool.supplier = capacity.supplier;
  tool.author = standing.person;
  tool.added_at = work.now;
  tool.latest = fresh_version(work, tool.id, 1);
  if (auto problems = word(work, capacity, words, file, tool.latest)) return problems;

  store::insert(work.db, tool);
  keep_file(work, tool.latest, file);
  store::insert(work.db, tool.latest);
  keep(work, tool, "drafted");
  return tool.id;
}

Checked<Done> edit_tool(const access::Work& work, const ToolId& id, const ToolWords& words,
                        const std::optional<SentFile>& file, Instant seen) {
  auto [standing, tool, shown, handed] = found(work, id);
  if (!keeps(standing, tool)) throw Refused(Refusal::not_allowed);
  if (!may_edit(standing, tool) || tool.latest.changed_at != seen) throw Refused(Refusal::out_of_turn);
  auto version = tool.latest;
  const bool anew = version.released_at.has_value();
  if (anew) {
    const auto file_there = version.file;
    version = fresh_version(work, id, version.number + 1);
    version.file = file_there;
  }
  if (auto problems = word(work, {tool.offered_as, tool.supplier}, words, file, version)) return problems;
  version.changed_at = work.now;
  version.changed_by = standing.person;
  keep_file(work, version, file);
  if (anew) store::insert(work.db, version);
  tool.latest = std::move(version);
  if (anew) {
    keep(work, tool, "drafted");
  } else {
    store::update(work.db, tool.latest);
    store::remove_unused_files(work.db, id);
    audit::record(work, "tool_edited", "tool", id.str(), fmt::format("version {}", tool.latest.number));
  }
  return Done{};
}

void submit_tool(const access::Work& work, const ToolId& id) {
  auto [standing, tool, shown, handed] = found(work, id);
  if (!keeps(standing, tool)) throw Refused(Refusal::not_allowed);
  if (!may_submit(standing, tool)) throw Refused(Refusal::out_of_turn);
  tool.latest.submitted_at = work.now;
  tool.latest.submitted_by = standing.person;
  tool.latest.sent_back_at.reset();
  tool.latest.changed_at = work.now;
  keep(work, tool, "submitted");
  for (const auto& reviewer : reviewers_of(work, tool))
    jobs::tell(work, reviewer, "tool_to_review", "tool", id.str(), work.now, tool_path(id) + "/review");
}

}  // namespace waymark::toolkit
