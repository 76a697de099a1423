#include <array>

#include "money/money.hpp"

namespace waymark::money {
namespace {

/// The one of these whose code it is.
template <class Enum, std::size_t n>
std::optional<Enum> with_code(const std::array<Enum, n>& all, std::string_view given) {
  for (const auto one : all)
    if (code(one) == given) return one;
  return std::nullopt;
}

}  // namespace

std::string_view code(LineKind kind) { return kind == LineKind::invoice ? "invoice" : "credit_note"; }

const char* label(LineKind kind) { return kind == LineKind::invoice ? _("Invoice") : _("Credit note"); }

std::optional<LineKind> line_kind_from(std::string_view given) {
  return with_code(std::array{LineKind::invoice, LineKind::credit_note}, given);
}

std::string_view code(Basis basis) { return basis == Basis::invoiced ? "invoiced" : "paid"; }

std::optional<Basis> basis_from(std::string_view given) {
  return with_code(std::array{Basis::invoiced, Basis::paid}, given);
}

std::string_view code(Funded funded) {
  switch (funded) {
    case Funded::central: return "central";
    case Funded::local: return "local";
    case Funded::all: return "all";
  }
  return "";
}

std::optional<Funded> funded_from(std::string_view given) {
  return with_code(std::array{Funded::central, Funded::local, Funded::all}, given);
}

std::string_view code(By by) {
  switch (by) {
    case By::financial_year: return "financial-year";
    case By::agency: return "agency";
    case By::supplier: return "supplier";
    case By::programme: return "programme";
    case By::grade: return "grade";
    case By::funded: return "funded";
  }
  return "";
}

const char* label(By by) {
  switch (by) {
    case By::financial_year: return _("Financial year");
    case By::agency: return _("Agency");
    case By::supplier: return _("Supplier");
    case By::programme: return _("Programme");
    case By::grade: return _("Grade");
    case By::funded: return _("Funding");
  }
  return "";
}

std::optional<By> by_from(std::string_view given) {
  return with_code(std::array{By::financial_year, By::agency, By::supplier, By::programme, By::grade, By::funded},
                   given);
}

}  // namespace waymark::money
