#pragma once
#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace waymark {

/// An id: when it was made, to 64 milliseconds, then 128 random bits from the operating system's generator, as 33
/// lower-case letters and digits (Crockford's base 32). Those made one after another lie together in an index, and
/// none can be guessed.
std::string new_id();

/// 40 random bits as 8 characters, for people to read out: what names an engagement or a fault. May come twice.
std::string random_reference();

/// 256 random bits as 52 characters of the same alphabet: for links, tokens and cookies.
std::string random_secret();

/// Whether `text` has the shape new_id() gives; says nothing about existence.
bool looks_like_id(std::string_view text);

/// The name of one thing of kind Tag. A person's id is never taken for a programme's.
/// An empty Id means "none" and never reaches the database.
template <class Tag>
class Id {
 public:
  Id() = default;
  explicit Id(std::string text) : text_(std::move(text)) {}
  static Id fresh() { return Id(new_id()); }
  /// The id written in a URL or a form, or nothing if it has not the shape of one.
  static std::optional<Id> parse(std::string_view text) {
    if (!looks_like_id(text)) return std::nullopt;
    return Id(std::string(text));
  }
  const std::string& str() const { return text_; }
  bool empty() const { return text_.empty(); }
  explicit operator bool() const { return !text_.empty(); }
  auto operator<=>(const Id&) const = default;

 private:
  std::string text_;
};

using OrganisationId = Id<struct OrganisationTag>;
using PersonId = Id<struct PersonTag>;
using SupplierId = Id<struct SupplierTag>;
using CoachId = Id<struct CoachTag>;
using AccountId = Id<struct AccountTag>;
using ContractId = Id<struct ContractTag>;
using ProgrammeId = Id<struct ProgrammeTag>;
using EngagementId = Id<struct EngagementTag>;
using SessionId = Id<struct SessionTag>;
using InvoiceLineId = Id<struct InvoiceLineTag>;

}  // namespace waymark
