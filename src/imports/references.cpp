#include "imports/references.hpp"

#include <fmt/format.h>

namespace waymark::imports {
namespace {

std::string_view one_of(Kind kind) {
  switch (kind) {
    case Kind::organisations: return "organisation";
    case Kind::people: return "person with the staff number";
    case Kind::suppliers: return "supplier";
    case Kind::coaches: return "coach";
    case Kind::contracts: return "contract";
    case Kind::engagements: return "engagement";
    case Kind::sessions: return "session";
    case Kind::invoices: return "invoice line";
  }
  return "";
}

}  // namespace

void References::check(RowReader& row, std::string_view column, Kind kind, const std::string& key) const {
  if (key.empty() || brought_[index(kind)].contains(key)) return;
  if (const auto refused = refused_[index(kind)].find(key); refused != refused_[index(kind)].end()) {
    row.refuse(column,
               fmt::format("it refers to the {} {}, which is refused in {} on line {}; expected a row that is not",
                           one_of(kind), key, refused->second.file, refused->second.line));
  } else if (!known_[index(kind)].contains(key)) {
    row.refuse(
        column,
        fmt::format("there is no {} {}; expected one that is in Waymark or in the files imported with this one",
                    one_of(kind), key));
  }
}

}  // namespace waymark::imports
