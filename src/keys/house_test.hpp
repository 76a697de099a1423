#pragma once
// A key store of its own for a test, on the engine under test, with a folder for the files beside it.
#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "keys/keys.hpp"
#include "tests/support/database.hpp"

namespace waymark::test {

class Folder {
 public:
  Folder() : path_(std::filesystem::temp_directory_path() / ("waymark_keys_" + random_secret())) {
    std::filesystem::create_directory(path_);
    std::filesystem::permissions(path_, std::filesystem::perms::owner_all);
  }
  ~Folder() {
    std::error_code unimportant;
    std::filesystem::remove_all(path_, unimportant);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::string operator/(std::string_view name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

inline std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline void write_file(const std::string& path, std::string_view content) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << content;
}

class KeyHouse {
 public:
  KeyHouse() : database_(an_empty_database()), keys_(std::make_unique<keys::KeyStore>(places())) {}
  keys::Places places(std::string_view mirror = {}) const {
    return {database_.url(), folder_ / "master.key", mirror.empty() ? std::string() : folder_ / mirror};
  }
  keys::KeyStore& keys() { return *keys_; }
  db::Database& database() { return database_.database(); }
  const Folder& folder() const { return folder_; }
  std::string master_path() const { return folder_ / "master.key"; }
  /// Closes the store and opens it again, as another process would find it.
  void reopen(std::string_view mirror = {}) {
    keys_.reset();
    keys_ = std::make_unique<keys::KeyStore>(places(mirror));
  }
  std::string wrapped(const keys::Scope& scope) {
    return database().read_value<std::string>([&](db::Connection& db) {
      std::string bytes;
      for (const db::Row& row :
           db.query("select wrapped from scope_key where kind = $1 and id = $2", scope.kind, scope.id))
        bytes = std::string(row.bytes(0));
      return bytes;
    });
  }
  void run(const std::function<void(db::Connection&)>& deed) { database().change_now(deed); }

 private:
  Folder folder_;
  TestDatabase database_;
  std::unique_ptr<keys::KeyStore> keys_;
};

inline keys::Scope an_engagement(const OrganisationId& organisation) {
  return {organisation, "engagement", EngagementId::fresh().str()};
}

inline bool same(const keys::Key& one, const std::optional<keys::Key>& other) {
  return other && keys::same_bytes(one.view(), other->view());
}

}  // namespace waymark::test
