#pragma once
// What goes into a subject access pack, before it is written.
#include "rights/facts.hpp"
#include "rights/rights.hpp"

namespace waymark::rights {

struct PackedSource {
  std::string title;
  std::vector<Section> sections;
};
/// What somebody is not given, and why: two sentences.
struct Withheld {
  std::string what;
  std::string why;
};
struct Pack {
  PersonId person;
  std::string name;
  Instant made_at;
  std::vector<FactTable> tables;  ///< those with rows
  std::vector<PackedSource> sources;
  std::vector<Withheld> withheld;
};

/// The path of the nth file of a pack, counted over all sources from 1.
std::string path_in_pack(std::size_t number, const PackedFile& file);

/// data.json: its shape stands in docs/how-to/subject-access.md.
std::string pack_as_json(const Pack& pack);
namespace pages {
/// index.html: one page that needs nothing else but the files it links to.
std::string pack_as_html(const Pack& pack);
}  // namespace pages

}  // namespace waymark::rights
