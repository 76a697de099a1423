#pragma once
// A zip, written as it comes: nothing of it is kept.
#include <memory>
#include <string>
#include <string_view>

#include "rights/rights.hpp"

namespace waymark::rights {

/// add() and add_pieces() for each file, then finish(). Throws std::runtime_error when something cannot be written.
class Archive {
 public:
  Archive(Sink sink, Instant now);
  ~Archive();
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;

  /// `name` is ASCII, with / between folders.
  void add(const std::string& name, std::string_view content);
  /// The same from what `give` puts into the sink it is given: `bytes` in all, no more and no fewer.
  void add_pieces(const std::string& name, std::int64_t bytes, const std::function<void(const Sink&)>& give);
  void finish();

 private:
  void begin(const std::string& name, std::int64_t bytes);
  void put(std::string_view piece);
  struct Writing;
  std::unique_ptr<Writing> writing_;
};

/// The last part of a file's name with nothing in it that a file system or an unpacking program could take for more:
/// letters, digits, - _ and dots inside.
std::string safe_file_name(std::string_view name);

}  // namespace waymark::rights
