#include "rights/pack.hpp"

#include "audit/audit.hpp"
#include "rights/archive.hpp"
#include "rights/policy.hpp"
#include "rights/store.hpp"

namespace waymark::rights {
namespace {

constexpr int kLinesAtOnce = 1000;

FactTable audit_table(db::Connection& db, std::string key, std::string title, const audit::Filter& filter) {
  FactTable table{std::move(key),
                  std::move(title),
                  {{"at", _("When")},
                   {"who", _("Who")},
                   {"action", _("What")},
                   {"subject_kind", _("To what")},
                   {"subject_id", _("Its id")},
                   {"detail", _("Detail")}},
                  {}};
  std::optional<audit::Mark> after;
  do {
    auto page = audit::lines(db, filter, after, kLinesAtOnce);
    for (auto& line : page.lines)
      table.rows.push_back({{brief(london(line.at)), line.at.iso()},
                            {line.actor_name, line.actor_name},
                            {line.action, line.action},
                            {line.subject_kind, line.subject_kind},
                            {line.subject_id, line.subject_id},
                            {line.detail, line.detail}});
    after = page.next;
  } while (after);
  return table;
}

std::vector<Withheld> withheld(const Rooms& rooms) {
  const std::string others = _("They are theirs: giving them away would break the confidence they were given in.");
  std::vector<Withheld> all{
      {_("What others wrote in confidence: private notes of a partner, statements of concern, answers of those who "
         "gave feedback."),
       others},
      {_("Your password, the secret of your one-time codes, and links sent to you."),
       _("Only hashes of them are kept, or they are kept to keep your account safe.")},
      {_("Whether a legal hold stands on something of yours."),
       _("Telling it may prejudice what it was laid for. Ask the data protection officer.")},
      {_("What was shredded because its time was over."), _("It is gone. Its certificate says when.")},
  };
  for (const auto& source : rooms.sources)
    if (!source.withheld.empty()) all.push_back({source.withheld, others});
  return all;
}

/// In a change, as each opening leaves its line.
Pack gather(vault::Vault& vault, const Rooms& rooms, const access::Work& work, const PersonId& whose) {
  const auto person = people::find_person(work.db, whose);
  if (!person) throw Refused(Refusal::not_found);
  static const auto packer_actor = access::Actor::program("subject access packer");
  const access::Work packing{work.db, packer_actor, work.now, work.today};
  const vault::SubjectAccessPacker packer(packing, whose);
  Pack pack{whose, person->name(), work.now, store::facts(work.db, whose), {}, withheld(rooms)};
  pack.tables.push_back(
      audit_table(work.db, "opened", _("Who opened what of yours"), {.about = whose, .action = "opened"}));
  pack.tables.push_back(
      audit_table(work.db, "done_to", _("What was done to your record"), {.subject_id = whose.str()}));
  pack.tables.push_back(audit_table(work.db, "done_by", _("What you did"), {.actor = whose}));
  std::erase_if(pack.tables, [](const FactTable& table) { return table.rows.empty(); });
  for (const auto& source : rooms.sources) {
    PackedSource packed{_(source.title.c_str()), source.gather(vault, packing, packer, whose)};
    if (!packed.sections.empty()) pack.sources.push_back(std::move(packed));
  }
  audit::record(work, "subject_access_packed", "person", whose.str(), {}, {.person = whose});
  return pack;
}

std::int64_t bytes_of_files(const Pack& pack) {
  std::int64_t bytes = 0;
  for (const auto& source : pack.sources)
    for (const auto& section : source.sections)
      if (section.file) bytes += section.file->bytes;
  return bytes;
}

}  // namespace

std::string path_in_pack(std::size_t number, const PackedFile& file) {
  return fmt::format("files/{:03}-{}", number, safe_file_name(file.name));
}

Checked<Done> pack(db::Database& database, vault::Vault& vault, const Rooms& rooms, const access::Actor& asked_by,
                   const PersonId& whose, Instant now, const Sink& sink, std::optional<std::int64_t> most_bytes) {
  must_be_theirs(asked_by, whose);
  std::optional<Pack> gathered;
  database.change_now([&](db::Connection& db) {
    gathered = gather(vault, rooms, {db, asked_by, now, london(now).date}, whose);
  });
  if (most_bytes && bytes_of_files(*gathered) > *most_bytes) {
    Problems problems;
    problems.add("", _("There are more files than a page can give. Whoever runs the service makes the pack with "
                       "waymark subject-access."));
    return problems;
  }
  Archive zip(sink, now);
  zip.add("index.html", pages::pack_as_html(*gathered));
  zip.add("data.json", pack_as_json(*gathered));
  std::size_t number = 0;
  for (const auto& source : gathered->sources)
    for (const auto& section : source.sections) {
      if (!section.file) continue;
      zip.add_pieces(path_in_pack(++number, *section.file), section.file->bytes, [&](const Sink& into) {
        database.read([&](db::Connection& db) { section.file->pieces(db, into); });
      });
    }
  zip.finish();
  return Done{};
}

}  // namespace waymark::rights
