// The mirror: one file with the present state of the store, keys still wrapped.
#include <sodium.h>

#include <charconv>

#include "base/digest.hpp"
#include "keys/files.hpp"
#include "keys/store.hpp"

namespace waymark::keys {
namespace {

constexpr std::string_view kFirstLine = "waymark key store";

std::string hex(std::string_view bytes) {
  std::string digits(2 * bytes.size() + 1, '\0');
  sodium_bin2hex(digits.data(), digits.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  digits.pop_back();
  return digits;
}

/// One line of the file, word by word; what is not there or not what it should be makes it damaged.
class Words {
 public:
  explicit Words(std::string_view line) : words_(split(line, ' ')) {}
  std::string_view first() const { return words_.front(); }
  std::string text() {
    if (++at_ >= words_.size()) throw KeyFault("the mirror is damaged: a line is too short");
    return std::string(words_[at_]);
  }
  std::int64_t number() {
    const auto word = text();
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    if (error != std::errc() || end != word.data() + word.size())
      throw KeyFault("the mirror is damaged: no number where one belongs");
    return number;
  }
  std::string bytes() {
    const auto word = text();
    std::string bytes(word.size() / 2, '\0');
    std::size_t length = 0;
    if (sodium_hex2bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), word.data(), word.size(),
                       nullptr, &length, nullptr) != 0 ||
        2 * length != word.size())
      throw KeyFault("the mirror is damaged: a key is not in hexadecimal digits");
    return bytes;
  }

 private:
  std::vector<std::string_view> words_;
  std::size_t at_ = 0;
};

/// Its lines without the first and the last, which says what the others add up to.
std::vector<std::string_view> checked_lines(std::string_view content) {
  const auto last = content.rfind("end ");
  if (last == std::string_view::npos || content.substr(last) != "end " + digest(content.substr(0, last)) + "\n")
    throw KeyFault("the mirror is damaged: its last line does not fit the others");
  auto lines = split(content.substr(0, last), '\n');
  if (lines.front() != kFirstLine) throw KeyFault("that file is not a mirror of a key store");
  lines.erase(lines.begin());
  if (!lines.empty()) lines.pop_back();
  return lines;
}

}  // namespace

std::int64_t KeyStore::export_mirror(const std::string& path) {
  const FileLock only(path);  // two at once would not know which is the present state
  std::string content(kFirstLine);
  content += '\n';
  std::int64_t keys = 0;
  database_->read([&](db::Connection& db) {
    content += fmt::format("master {}\n", store::master_version(db).value_or(0));
    for (const auto& row : store::all_organisations(db)) {
      content += fmt::format("organisation {} {} {} {}\n", row.organisation.str(), row.version, row.master_version,
                             hex(row.wrapped));
      ++keys;
    }
    for (const auto& row : store::all_scopes(db)) {
      content += fmt::format("scope {} {} {} {} {}\n", row.scope.kind, row.scope.id, row.scope.organisation.str(),
                             row.organisation_version, hex(row.wrapped));
      ++keys;
    }
  });
  content += "end " + digest(content) + "\n";
  replace_own_file(path, content);
  return keys;
}

std::int64_t KeyStore::restore_mirror(const std::string& path) {
  const auto content = read_own_file(path, "the mirror");
  if (!content) throw KeyFault("there is no mirror at " + path);
  const auto lines = checked_lines(*content);
  std::int64_t keys = 0;
  database_->change_now([&](db::Connection& db) {
    keys = 0;
    if (store::master_version(db) || !store::all_organisations(db).empty())
      throw KeyFault("the key store is not empty: a mirror is restored into a new one only");
    for (const auto line : lines) {
      Words words(line);
      if (words.first() == "master") {
        if (const auto version = words.number(); version > 0) store::set_master_version(db, version);
        continue;
      }
      ++keys;
      if (words.first() == "organisation") {
        store::OrganisationRow row;
        row.organisation = OrganisationId(words.text());
        row.version = words.number();
        row.master_version = words.number();
        row.wrapped = words.bytes();
        store::insert(db, row);
      } else if (words.first() == "scope") {
        store::ScopeRow row;
        row.scope.kind = words.text();
        row.scope.id = words.text();
        row.scope.organisation = OrganisationId(words.text());
        row.organisation_version = words.number();
        row.wrapped = words.bytes();
        store::insert(db, row);
      } else {
        throw KeyFault("the mirror is damaged: a line of no kind");
      }
    }
  });
  return keys;
}

}  // namespace waymark::keys
