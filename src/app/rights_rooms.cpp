#include "app/rights_rooms.hpp"

#include "agreements/agreements.hpp"
#include "concerns/concerns.hpp"
#include "conversations/conversations.hpp"
#include "documents/documents.hpp"
#include "messages/messages.hpp"
#include "plans/plans.hpp"
#include "toolkit/toolkit.hpp"

namespace waymark::app {
namespace {

std::vector<rights::Section> conversations_of(vault::Vault& vault, const access::Work& work,
                                              const vault::SubjectAccessPacker& packer, const PersonId& person) {
  std::vector<rights::Section> all;
  for (auto& one : conversations::packed_for(vault, work, packer, person)) {
    std::vector<std::string> texts;
    for (const auto& [heading, text] : one.texts) texts.push_back(heading.empty() ? text : heading + "\n" + text);
    all.push_back({.at = one.at, .title = std::move(one.title), .text = joined(texts, "\n\n")});
  }
  return all;
}

template <auto packed_for>
std::vector<rights::Section> dated_texts(vault::Vault& vault, const access::Work& work,
                                         const vault::SubjectAccessPacker& packer, const PersonId& person) {
  std::vector<rights::Section> all;
  for (auto& one : packed_for(vault, work, packer, person))
    all.push_back({.at = one.at, .title = std::move(one.title), .text = std::move(one.text)});
  return all;
}

std::vector<rights::Section> documents_of(vault::Vault& vault, const access::Work& work,
                                          const vault::SubjectAccessPacker& packer, const PersonId& person) {
  std::vector<rights::Section> all;
  for (auto& one : documents::packed_for(vault, work, packer, person))
    all.push_back({.at = one.at,
                   .title = std::move(one.title),
                   .text = std::move(one.text),
                   .file = rights::PackedFile{std::move(one.file_name), one.bytes, std::move(one.pieces)}});
  return all;
}

std::vector<rights::DueScope> concerns_due(const access::Work& work, Date until) {
  std::vector<rights::DueScope> all;
  for (auto& one : concerns::due_by(work, until))
    all.push_back({std::move(one.scope), one.on, one.engagement, {one.raised_by}});
  return all;
}

}  // namespace

const rights::Rooms& rights_rooms() {
  static const rights::Rooms all{
      .aggregations = {documents::forget_pieces},
      .own_dates = {concerns_due},
      .sources = {{"Coaching agreements", dated_texts<agreements::packed_for>},
                  {"Conversations", conversations_of, "The private notes, preparations and reflections of partners."},
                  {"Action plans", dated_texts<plans::packed_for>},
                  {"Messages", dated_texts<messages::packed_for>},
                  {"Documents", documents_of, "Documents that others added."},
                  {"Development tools", dated_texts<toolkit::packed_for>},
                  {"Concerns", dated_texts<concerns::packed_for>,
                   "What safeguarding leads noted while they handled them."}},
      // Agreements are made together, and concerns are no partner's to take back: neither is anybody's alone.
      .erasing = {{conversations::own_pieces, conversations::erase_own},
                  {plans::own_pieces, plans::erase_own},
                  {messages::own_pieces, messages::erase_own},
                  {documents::own_pieces, documents::erase_own},
                  {toolkit::own_pieces, toolkit::erase_own}}};
  return all;
}

}  // namespace waymark::app
