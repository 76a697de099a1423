#include "audit/mac.hpp"

#include <sodium.h>

namespace waymark::audit {
namespace {

constexpr std::size_t kMacSize = 32;
static_assert(std::tuple_size_v<db::RowKey> == crypto_generichash_KEYBYTES);

void add(std::string& text, std::int64_t number) {
  for (int shift = 0; shift < 64; shift += 8) text += static_cast<char>(static_cast<std::uint64_t>(number) >> shift);
}

// Each part after its length, so that no two different lines give the same text.
void add(std::string& text, std::string_view part) {
  add(text, static_cast<std::int64_t>(part.size()));
  text += part;
}

std::string keyed(const db::RowKey& key, std::string_view text) {
  static const bool ready = sodium_init() >= 0;
  if (!ready) throw std::runtime_error("libsodium does not start");
  std::string mac(kMacSize, '\0');
  crypto_generichash(reinterpret_cast<unsigned char*>(mac.data()), mac.size(),
                     reinterpret_cast<const unsigned char*>(text.data()), text.size(), key.data(), key.size());
  return mac;
}

}  // namespace

std::string mac_of(const db::RowKey& key, const Line& line) {
  std::string text;
  text.reserve(512);
  add(text, "waymark audit line");
  add(text, line.stream);
  add(text, line.number);
  add(text, line.mac_before);
  add(text, line.id);
  add(text, line.at.micros());
  for (std::string_view part :
       {std::string_view(line.actor.str()), std::string_view(line.actor_name), std::string_view(line.action),
        std::string_view(line.subject_kind), std::string_view(line.subject_id), std::string_view(line.detail),
        std::string_view(line.about.str())})
    add(text, part);
  return keyed(key, text);
}

std::string mac_of_text(const db::RowKey& key, std::string_view text) {
  std::string whole;
  add(whole, "waymark audit checkpoint");
  add(whole, text);
  return keyed(key, whole);
}

const db::RowKey& key_of(const db::Connection& db) {
  if (!db.row_key()) throw std::logic_error("the audit trail needs its key, and the database was opened without");
  return *db.row_key();
}

std::string mac_digits(const Line& line) { return hex(line.mac); }

std::string fingerprint(const db::RowKey& key) {
  std::string text;
  add(text, "waymark audit key");
  return hex(keyed(key, text).substr(0, 8));
}

std::string hex(std::string_view bytes) {
  static constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  text.reserve(bytes.size() * 2);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return text;
}

}  // namespace waymark::audit
