#pragma once
#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace waymark {

/// 128 random bits as 26 lower-case letters and digits (base 32, no vowel-like look-alikes: Crockford's
/// alphabet), from the operating system's generator. Used for every id and wherever a value must not be guessed.
std::string random_id();

/// 256 random bits as 52 characters of the same alphabet: for links, tokens and cookies.
std::string random_secret();

/// Whether `text` has the shape random_id() gives; says nothing about existence.
bool looks_like_id(std::string_view text);

/// The name of one thing of kind Tag. A person's id is never taken for a programme's.
/// An empty Id means "none" and never reaches the database.
template <class Tag>
class Id {
 public:
  Id() = default;
  explicit Id(std::string text) : text_(std::move(text)) {}
  static Id fresh() { return Id(random_id()); }
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
