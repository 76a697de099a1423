#include "rights/archive.hpp"

#include <archive.h>
#include <archive_entry.h>

namespace waymark::rights {

struct Archive::Writing {
  Sink sink;
  Instant now;
  std::int64_t left = 0;  ///< of the file begun
  std::exception_ptr fault = nullptr;
  struct archive* zip = archive_write_new();

  Writing(Sink to, Instant at) : sink(std::move(to)), now(at) {}
  ~Writing() { archive_write_free(zip); }

  // What the sink throws must not pass through the library.
  static la_ssize_t write(struct archive*, void* writing, const void* bytes, std::size_t size) {
    auto& self = *static_cast<Writing*>(writing);
    try {
      self.sink({static_cast<const char*>(bytes), size});
      return static_cast<la_ssize_t>(size);
    } catch (...) {
      self.fault = std::current_exception();
      return -1;
    }
  }
  void check(la_ssize_t answer) {
    if (fault) std::rethrow_exception(std::exchange(fault, nullptr));
    if (answer < ARCHIVE_WARN) throw std::runtime_error(fmt::format("zip: {}", archive_error_string(zip)));
  }
};

Archive::Archive(Sink sink, Instant now) : writing_(std::make_unique<Writing>(std::move(sink), now)) {
  auto& zip = writing_->zip;
  writing_->check(archive_write_set_format_zip(zip));
  writing_->check(archive_write_zip_set_compression_deflate(zip));
  writing_->check(archive_write_set_bytes_in_last_block(zip, 1));
  writing_->check(archive_write_open(zip, writing_.get(), nullptr, Writing::write, nullptr));
}

Archive::~Archive() = default;

void Archive::begin(const std::string& name, std::int64_t bytes) {
  const std::unique_ptr<archive_entry, void (*)(archive_entry*)> entry(archive_entry_new(), archive_entry_free);
  archive_entry_set_pathname(entry.get(), name.c_str());
  archive_entry_set_filetype(entry.get(), AE_IFREG);
  archive_entry_set_perm(entry.get(), 0600);
  archive_entry_set_size(entry.get(), bytes);
  archive_entry_set_mtime(entry.get(), writing_->now.micros() / 1'000'000, 0);
  writing_->check(archive_write_header(writing_->zip, entry.get()));
  writing_->left = bytes;
}

void Archive::put(std::string_view piece) {
  writing_->left -= static_cast<std::int64_t>(piece.size());
  if (writing_->left < 0) throw std::runtime_error("zip: a file is longer than it was said to be");
  while (!piece.empty()) {
    const auto written = archive_write_data(writing_->zip, piece.data(), piece.size());
    writing_->check(written);
    piece.remove_prefix(static_cast<std::size_t>(written));
  }
}

void Archive::add(const std::string& name, std::string_view content) {
  begin(name, static_cast<std::int64_t>(content.size()));
  put(content);
  writing_->check(archive_write_finish_entry(writing_->zip));
}

void Archive::add_pieces(const std::string& name, std::int64_t bytes, const std::function<void(const Sink&)>& give) {
  begin(name, bytes);
  give([this](std::string_view piece) { put(piece); });
  if (writing_->left != 0) throw std::runtime_error("zip: a file is shorter than it was said to be");
  writing_->check(archive_write_finish_entry(writing_->zip));
}

void Archive::finish() { writing_->check(archive_write_close(writing_->zip)); }

std::string safe_file_name(std::string_view name) {
  constexpr std::size_t kLongest = 80;
  name = name.substr(std::min(name.size(), name.find_last_of("/\\") + 1));  // npos + 1 is 0
  std::string safe;
  for (const char c : name) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    safe += plain || (c == '.' && !safe.empty()) ? c : '_';
  }
  // Its end says what it is.
  if (safe.size() > kLongest) safe = safe.substr(safe.size() - kLongest);
  return safe.empty() ? "file" : safe;
}

}  // namespace waymark::rights
