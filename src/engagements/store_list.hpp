#pragma once
#include "engagements/flags.hpp"
#include "engagements/policy.hpp"
#include "engagements/store_lines.hpp"

namespace waymark::engagements::store {

/// The parts of a query over engagements as they stood on a day: today from the kept columns, a day past from the
/// sessions and events up to it, under the same names.
class ListQuery {
 public:
  explicit ListQuery(const AsOf& as_of);

  Condition condition;
  const AsOf& as_of() const { return as_of_; }
  FlagPlaces flag_places() const {
    return {day_, day_end_, moment_, as_of_.past() ? "l.open_engagements" : "co.open_engagements"};
  }
  const std::string& day() const { return day_; }
  const std::string& day_end() const { return day_end_; }
  const std::string& moment() const { return moment_; }

  void where(const std::string& one) { where_ += where_.empty() ? one : " and " + one; }
  /// Adds what a filter asks for; `mine` asks the policy.
  void filter(const access::Work& work, const Filter& filter, const Visible& visible);

  /// Joins all of kLineJoins to what is selected, whether or not the conditions speak of them.
  void join_all() { all_joined_ = true; }
  std::string select(const std::string& columns, const std::string& rest) const;
  /// Counts the rows up to one more than `most`, reading no more tables than the conditions speak of.
  std::string count(int most) const;
  /// Whether nothing is asked for but everything, one agency or one coach: then there is a kept total.
  struct Whole {
    enum class Of { all, agency, coach } of = Of::all;
    std::string id = {};
  };
  const std::optional<Whole>& whole() const { return whole_; }

 private:
  std::string with_past() const;
  std::string from(const std::string& columns, bool joins) const;

  AsOf as_of_;
  std::string day_, day_end_, moment_;
  std::string where_;
  bool joins_matter_ = false, all_joined_ = false;
  std::optional<Whole> whole_;
};

/// The text LineReader reads.
std::string line_column(const ListQuery& query);
/// The columns read_line() reads; `grades` is the condition under which a row shows its grade.
std::string line_columns(const ListQuery& query, const std::string& grades);
void read_line(const db::Row& row, const LineReader& reader, const std::string& grades, Line& line);
/// When the first session that lies ahead starts.
std::string next_sql(const AsOf& as_of, const std::string& moment);
/// Joins what it sorts by.
std::string order_by(Order order, ListQuery& query);

}  // namespace waymark::engagements::store
