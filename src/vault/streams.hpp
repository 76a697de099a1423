#pragma once
// Large content, piece by piece: libsodium's secretstream. Pieces are bound to their order, and the last is marked;
// the stream's key is itself sealed content, so that they are worth nothing without it.
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "keys/keys.hpp"
#include "vault/alarms.hpp"

namespace waymark::vault {

/// How much content a piece has at most: what is sealed or opened holds no more than one piece in memory.
inline constexpr std::size_t kPieceBytes = 64 * 1024;
/// How many bytes longer a sealed piece is.
inline constexpr std::size_t kPieceSealBytes = 17;

/// Seals a stream: seal() for each piece, the last with `last`; then Vault::seal_stream. Needs no transaction.
class StreamSealer {
 public:
  StreamSealer();
  ~StreamSealer();
  StreamSealer(StreamSealer&&) noexcept;
  StreamSealer& operator=(StreamSealer&&) noexcept;

  /// A piece of at most kPieceBytes, sealed. Throws std::logic_error for a larger one, or after the last.
  std::string seal(std::string_view piece, bool last);
  /// Of content, so far.
  std::int64_t bytes() const;

 private:
  friend class Vault;
  /// What opens it; throws std::logic_error before the last piece.
  std::string opening() const;
  struct State;
  std::unique_ptr<State> state_;
};

/// Opens a stream, piece by piece in their order, with no transaction held. What it gives is only part of the whole
/// until finish().
class StreamOpener {
 public:
  ~StreamOpener();
  StreamOpener(StreamOpener&&) noexcept;
  StreamOpener& operator=(StreamOpener&&) noexcept;

  /// The content of the next piece. Throws Tampered when it is not that piece, whole; who reads outside a transaction
  /// then calls raise(database, tampered).
  std::string open(std::string_view piece);
  /// Throws Tampered unless the last piece was opened: the stream was cut short.
  void finish() const;
  /// Of content, in all.
  std::int64_t bytes() const;

 private:
  friend class Vault;
  StreamOpener(std::string_view opening, Tampered refusal);
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace waymark::vault
