#pragma once
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/base.hpp"

namespace waymark::db {

/// Bytes for a bytea column, as opposed to text. Does not own them.
struct Bytes {
  std::string_view bytes;
};

/// An argument of a statement. It looks at its text, so it lives no longer than the call it is made for.
class Value {
 public:
  enum class Kind { null, integer, boolean, text, bytes };

  Value() = default;
  Value(std::nullopt_t) {}
  Value(bool value) : kind_(Kind::boolean), integer_(value) {}
  template <std::integral Integer>
    requires(!std::same_as<Integer, bool> && !std::same_as<Integer, char>)
  Value(Integer value) : kind_(Kind::integer), integer_(static_cast<std::int64_t>(value)) {}
  Value(std::string_view value) : kind_(Kind::text), text_(value) {}
  Value(const std::string& value) : kind_(Kind::text), text_(value) {}
  Value(const char* value) : kind_(Kind::text), text_(value) {}
  Value(Bytes value) : kind_(Kind::bytes), text_(value.bytes) {}
  Value(Date value) : kind_(Kind::integer), integer_(value.days()) {}
  Value(Instant value) : kind_(Kind::integer), integer_(value.micros()) {}
  Value(Money value) : kind_(Kind::integer), integer_(value.pence()) {}
  /// An empty id is NULL.
  template <class Tag>
  Value(const Id<Tag>& id) : kind_(id.empty() ? Kind::null : Kind::text), text_(id.str()) {}
  template <class T>
  Value(const std::optional<T>& value) {
    if (value) *this = Value(*value);
  }

  Kind kind() const { return kind_; }
  std::int64_t integer() const { return integer_; }
  std::string_view text() const { return text_; }

 private:
  Kind kind_ = Kind::null;
  std::int64_t integer_ = 0;
  std::string_view text_;
};

/// One row of an answer, valid until the next one is fetched. Columns count from 0.
/// How things are kept: dates as days, moments as microseconds, money as pence (all bigint), ids as text.
class Row {
 public:
  virtual ~Row() = default;
  virtual bool is_null(int column) const = 0;
  /// Text or bytes; empty for NULL.
  virtual std::string_view text(int column) const = 0;
  virtual std::string_view bytes(int column) const = 0;
  /// A whole number; 0 for NULL.
  virtual std::int64_t integer(int column) const = 0;
  virtual bool boolean(int column) const = 0;

  template <class T>
  T get(int column) const {
    if constexpr (is_optional<T>::value) {
      if (is_null(column)) return std::nullopt;
      return get<typename T::value_type>(column);
    } else if constexpr (std::same_as<T, std::string>) {
      return std::string(text(column));
    } else if constexpr (std::same_as<T, bool>) {
      return boolean(column);
    } else if constexpr (std::integral<T>) {
      return static_cast<T>(integer(column));
    } else if constexpr (std::same_as<T, Date>) {
      return Date::from_days(integer(column));
    } else if constexpr (std::same_as<T, Instant>) {
      return Instant::micros(integer(column));
    } else if constexpr (std::same_as<T, Money>) {
      return Money::pence(integer(column));
    } else {
      return T(std::string(text(column)));  // an Id
    }
  }

 private:
  template <class>
  struct is_optional : std::false_type {};
  template <class T>
  struct is_optional<std::optional<T>> : std::true_type {};
};

}  // namespace waymark::db
