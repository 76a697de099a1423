#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace waymark::web {

/// Reads multipart/form-data in whatever pieces it comes, and holds no more of it than a part's header or the length
/// of a boundary.
class MultipartReader {
 public:
  struct Part {
    std::string name;
    std::string file_name;  ///< without any folders; empty when the person chose no file
    std::string content_type;
    bool is_file = false;
  };
  /// Told of each part: begin, its content in pieces, end. Who answers false has the form refused as malformed.
  class Listener {
   public:
    virtual ~Listener() = default;
    virtual bool begin(Part part) = 0;
    virtual bool content(std::string_view bytes) = 0;
    virtual bool end() = 0;
  };

  /// The boundary is what the content type names. `listener` must outlive the reader.
  MultipartReader(std::string_view content_type, Listener& listener);
  /// Reads on; false once it is malformed.
  bool read(std::string_view bytes);
  /// Whether what was read is a whole form.
  bool is_whole() const;

 private:
  enum class State { first, boundary, header, content, over, malformed };
  bool step(std::string_view& rest);  ///< false: not without more bytes
  bool go_to(State state);
  bool read_first(std::string_view& rest);
  bool read_boundary(std::string_view& rest);
  bool read_header(std::string_view& rest);
  bool read_content(std::string_view& rest);

  Listener& listener_;
  State state_ = State::first;
  std::string next_;  ///< what stands between two parts
  std::string held_;  ///< read, and not yet made sense of
  std::size_t parts_ = 0;
};

}  // namespace waymark::web
