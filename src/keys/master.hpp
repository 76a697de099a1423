#pragma once
// The key above all others, kept outside the database, the key store and their backups.
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "keys/key.hpp"

namespace waymark::keys {

/// That version of the master key is not at hand (any more, or not here yet).
class VersionMissing : public KeyFault {
  using KeyFault::KeyFault;
};

/// Wraps and unwraps the organisations' keys. The one here is a file; a hardware module or a cloud's key service
/// stands in for it by answering these calls: the key itself need never leave it. Called from several threads.
class MasterKey {
 public:
  virtual ~MasterKey() = default;
  /// The versions at hand, rising; none when there is no master key yet. Throws KeyFault when it may not be used.
  virtual std::vector<std::int64_t> versions() = 0;
  /// Makes a version newer than `than`, unless there is one; the newest. Durable when it returns.
  virtual std::int64_t make_newer(std::int64_t than) = 0;
  /// Forgets those before `version`; nothing is wrapped by them any more.
  virtual void drop_before(std::int64_t version) = 0;

  /// Both throw VersionMissing; unwrap throws KeyFault when key, bytes and associated data do not belong together.
  virtual std::string wrap(std::int64_t version, const Key& key, const Associated& associated) = 0;
  virtual Key unwrap(std::int64_t version, std::string_view wrapped, const Associated& associated) = 0;

  /// In words, for those who keep the service running: "the file /etc/waymark/master.key".
  virtual std::string where() const = 0;
};

/// A file of versions, a line each. Only its owner may read it (mode 0600 or less) and its owner is the user the
/// service runs as: anything else is refused with a KeyFault that says what to do. It is made by make_newer().
std::unique_ptr<MasterKey> master_key_file(std::string path);

}  // namespace waymark::keys
