#pragma once
// Inside this room only: bytes become chunks, each pressed together and sealed. libsodium's secretstream binds them
// to their order, the first to the header, and marks the last, so that nothing can be cut off, put in or exchanged.
#include <memory>

#include "backup/files.hpp"
#include "keys/keys.hpp"

namespace waymark::backup {

/// How much content a chunk has: what is written or read holds no more than a few of them in memory.
inline constexpr std::size_t kChunkBytes = 256 * 1024;

class ChunkWriter {
 public:
  /// Writes the header as it is, and what opens the chunks with the key.
  ChunkWriter(Output& output, const keys::Key& key, std::string_view header);
  ~ChunkWriter();
  ChunkWriter(const ChunkWriter&) = delete;
  ChunkWriter& operator=(const ChunkWriter&) = delete;

  void write(std::string_view bytes);
  /// The last chunk.
  void finish();

 private:
  struct State;
  void seal(bool last);
  std::unique_ptr<State> state_;
};

class ChunkReader {
 public:
  /// After the header was read. Throws BackupRefused when the file ends here.
  ChunkReader(Input& input, const keys::Key& key, std::string_view header);
  ~ChunkReader();
  ChunkReader(const ChunkReader&) = delete;
  ChunkReader& operator=(const ChunkReader&) = delete;

  /// Exactly so many bytes. Throws BackupRefused when a chunk was changed, or the file cut off.
  void read(char* to, std::size_t count);
  /// Throws BackupRefused unless all was read, the last chunk is the one marked so, and the file ends with it.
  void finish();

 private:
  struct State;
  void open_next();
  std::unique_ptr<State> state_;
};

}  // namespace waymark::backup
