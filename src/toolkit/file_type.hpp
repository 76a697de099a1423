#pragma once
// What kind of file a tool may be: known by its content, never by its name.
#include <optional>
#include <span>
#include <string_view>

namespace waymark::toolkit {

struct FileType {
  std::string_view code;                         ///< "pdf": kept with the file
  std::string_view media;                        ///< "application/pdf"
  std::string_view label;                        ///< "PDF"
  std::span<const std::string_view> extensions;  ///< how its names end, without the dot; the usual one first
};

/// The type its content shows; nothing for all others, for what carries macros, and for text that a browser or a
/// shell would run.
const FileType* recognise(std::string_view content);
const FileType* file_type(std::string_view code);
/// Whether a file of this type may be called that: by its last extension, in any case.
bool name_fits(const FileType& type, std::string_view name);

}  // namespace waymark::toolkit
