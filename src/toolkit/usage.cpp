#include "toolkit/usage.hpp"

namespace waymark::toolkit {
namespace {

/// The handings of one tool, programme by programme; every handing has a number of its own.
class Tally {
 public:
  void add(const store::Use& use) {
    if (rows_.empty() || rows_.back().programme != use.programme_name)
      rows_.push_back({use.programme_name, {disclosure::People(), disclosure::People(), disclosure::People()}});
    auto& behind = rows_.back().behind;
    behind[0].push_back(number_);
    if (use.opened) behind[1].push_back(number_);
    if (use.done) behind[2].push_back(number_);
    ++number_;
    tool_ = use.tool;
    title_ = use.title;
  }
  const ToolId& tool() const { return tool_; }

  /// Adds what may be shown, and begins anew.
  void finish(std::vector<ProgrammeUse>& into) {
    std::vector<std::vector<disclosure::People>> table;
    for (const auto& row : rows_) table.push_back(row.behind);
    const auto group_of = disclosure::merge_small(table);
    const auto first = into.size();
    for (std::size_t row = 0; row < group_of.size(); ++row) {
      if (into.size() <= first + group_of[row]) into.push_back({tool_, title_, rows_[row].programme});
      auto& use = into[first + group_of[row]];
      if (use.handed > 0) use.programme.clear();
      use.handed += static_cast<std::int64_t>(table[row][0].size());
      use.opened += static_cast<std::int64_t>(table[row][1].size());
      use.done += static_cast<std::int64_t>(table[row][2].size());
    }
    *this = {};
  }

 private:
  struct Row {
    std::string programme;
    std::vector<disclosure::People> behind;
  };
  std::vector<Row> rows_;
  std::uint32_t number_ = 0;
  ToolId tool_;
  std::string title_;
};

}  // namespace

std::string figure(std::int64_t count) {
  return count < kFewest ? fill(_("fewer than {}"), kFewest) : with_commas(count);
}

std::vector<ProgrammeUse> usage_by_programme(const access::Work& work, const Standing& standing, const ToolId& tool) {
  std::vector<ProgrammeUse> all;
  Tally tally;
  store::each_use(work.db, standing, tool, [&](const store::Use& use) {
    if (!tally.tool().empty() && tally.tool() != use.tool) tally.finish(all);
    tally.add(use);
  });
  if (!tally.tool().empty()) tally.finish(all);
  return all;
}

}  // namespace waymark::toolkit
