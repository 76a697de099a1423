#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <unordered_map>

#include "money/store_lines.hpp"

namespace waymark::money {

/// Amounts in pence and a count of lines.
struct Sum {
  std::int64_t net = 0, vat = 0, lines = 0;
  void add(const Sum& other, std::int64_t sign = 1) {
    net += sign * other.net;
    vat += sign * other.vat;
    lines += sign * other.lines;
  }
  bool nothing() const { return net == 0 && vat == 0 && lines == 0; }
  bool operator==(const Sum&) const = default;
};

/// A kept total: what is invoiced or paid in a financial year, under one of everything it is broken down by.
struct LedgerCell {
  Basis basis;
  int year;
  store::Under under;
  auto operator<=>(const LedgerCell&) const = default;
};
struct LedgerCellHash {
  std::size_t operator()(const LedgerCell& cell) const;
};

/// A kept total of a month, for one thing at a time: `by` is agency, supplier, programme or grade and `key` whose;
/// for everything together `by` is nothing and `key` empty.
struct MonthCell {
  Basis basis;
  std::optional<By> by;
  std::int64_t month;
  std::string key, funded;
  auto operator<=>(const MonthCell&) const = default;
};
/// "all", or the code of what it is by: in the database.
std::string_view dimension(std::optional<By> by);

struct EngagementSums {
  std::int64_t invoiced_net = 0, invoiced_vat = 0, paid_net = 0, paid_vat = 0;
  bool operator==(const EngagementSums&) const = default;
};

/// What lines add up to in every kept total: to change the totals by, or to compare them with.
class Ledger {
 public:
  /// Counts a line, or with sign -1 takes it away.
  void add(const store::Line& line, std::int64_t sign = 1);

  std::unordered_map<LedgerCell, Sum, LedgerCellHash> cells;
  std::map<MonthCell, Sum> months;
  std::map<std::string, EngagementSums> engagements;
  std::map<std::string, std::int64_t> contracts;  ///< invoiced net by contract id

 private:
  void add_on(Basis basis, Date day, const store::Under& under, const Sum& sum, std::int64_t sign);
};

}  // namespace waymark::money
