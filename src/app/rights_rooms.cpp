#include "app/rights_rooms.hpp"

#include "conversations/conversations.hpp"
#include "plans/plans.hpp"

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

std::vector<rights::Section> plans_of(vault::Vault& vault, const access::Work& work,
                                      const vault::SubjectAccessPacker& packer, const PersonId& person) {
  std::vector<rights::Section> all;
  for (auto& one : plans::packed_for(vault, work, packer, person))
    all.push_back({.at = one.at, .title = std::move(one.title), .text = std::move(one.text)});
  return all;
}

}  // namespace

const rights::Rooms& rights_rooms() {
  static const rights::Rooms all{
      .sources = {{"Conversations", conversations_of, "The private notes, preparations and reflections of partners."},
                  {"Action plans", plans_of}}};
  return all;
}

}  // namespace waymark::app
