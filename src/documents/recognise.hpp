#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace waymark::documents {

/// A kind of file that may be a document.
struct Type {
  std::string_view content_type;
  const char* label;                          ///< "Word document"
  std::span<const std::string_view> endings;  ///< of file names; the first is the usual one
};
/// The type of that name, as it was sealed; nothing when it is none of ours.
const Type* type_called(std::string_view content_type);
/// What may be added, in words.
std::string types_in_words();
/// The name, with the type's ending unless it has one of its endings: what it is opened with follows from its
/// content.
std::string with_ending(std::string name, const Type& type);

/// Says of what type a file is by its content, while it passes. Never by its name.
class Recogniser {
 public:
  /// The next bytes. False once it is known to be nothing that may be a document.
  bool read(std::string_view bytes);
  /// Its type, now that all has passed; nothing when it is none of ours.
  const Type* type();

 private:
  void look();
  void watch(std::string_view bytes);
  std::string head_;
  bool looked_ = false, refused_ = false;
  const Type* type_ = nullptr;
  int container_ = -1;  ///< of several types, told apart by the names of what it holds
  std::string tail_;    ///< of what passed, in which a name may have begun
};

}  // namespace waymark::documents
