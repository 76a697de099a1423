#include "vault/manifest.hpp"

#include <charconv>

namespace waymark::vault {
namespace {

constexpr std::size_t kNameBytes = 16, kEntryTagBytes = 32, kAnnouncedBytes = 16;
constexpr std::size_t kEntryBytes = kNameBytes + 8 + kEntryTagBytes;
constexpr std::string_view kDetail = "manifest ";

keys::Associated about(std::string_view what, const Scope& scope) {
  return keys::Associated(what).add(scope.organisation.str()).add(scope.kind).add(scope.id);
}

std::string eight_bytes(std::int64_t number) {
  std::string bytes;
  for (int shift = 56; shift >= 0; shift -= 8)
    bytes += static_cast<char>(static_cast<std::uint64_t>(number) >> shift);
  return bytes;
}

std::int64_t number_in(std::string_view bytes) {
  std::uint64_t number = 0;
  for (const char byte : bytes) number = number << 8 | static_cast<unsigned char>(byte);
  return static_cast<std::int64_t>(number);
}

/// What the audit trail calls this manifest by.
std::string tag_of(const keys::Key& key, const Scope& scope, std::int64_t version, std::string_view entries) {
  return keys::mac(key, about("waymark manifest", scope).add(version).add(entries)).substr(0, kAnnouncedBytes);
}

std::string mac_of(const keys::Key& key, const Scope& scope, const ManifestRow& row) {
  return keys::mac(key, about("waymark manifest row", scope)
                            .add(row.version)
                            .add(row.entries)
                            .add(row.announced.version)
                            .add(row.announced.tag));
}

}  // namespace

keys::Associated bound(const Place& place, std::int64_t version) {
  return about("waymark content", place.scope).add(place.kind).add(place.object).add(place.field).add(version);
}

std::string name_of(const keys::Key& manifest_key, const Place& place) {
  return keys::mac(manifest_key,
                   about("waymark name", place.scope).add(place.kind).add(place.object).add(place.field))
      .substr(0, kNameBytes);
}

std::string tag_of(const keys::Key& manifest_key, const Place& place, std::int64_t version, std::string_view wrapped,
                   std::string_view ciphertext) {
  const auto own_tag = ciphertext.substr(ciphertext.size() - std::min(ciphertext.size(), keys::kTagBytes));
  return keys::mac(manifest_key,
                   keys::Associated("waymark tag").add(bound(place, version).bytes()).add(wrapped).add(own_tag));
}

std::optional<Manifest> Manifest::read(const keys::Key& manifest_key, const Scope& scope, const ManifestRow& row) {
  if (!keys::same_bytes(row.mac, mac_of(manifest_key, scope, row)) || row.entries.size() % kEntryBytes != 0)
    return std::nullopt;
  Manifest manifest(scope);
  manifest.version_ = row.version;
  manifest.announced_ = row.announced;
  for (std::string_view rest = row.entries; !rest.empty(); rest.remove_prefix(kEntryBytes))
    manifest.entries_.emplace(
        rest.substr(0, kNameBytes),
        Entry{number_in(rest.substr(kNameBytes, 8)), std::string(rest.substr(kNameBytes + 8, kEntryTagBytes))});
  return manifest;
}

const Entry* Manifest::find(std::string_view name) const {
  const auto found = entries_.find(name);
  return found == entries_.end() ? nullptr : &found->second;
}

void Manifest::set(std::string name, std::string tag) {
  ++version_;
  entries_[std::move(name)] = {version_, std::move(tag)};
}

bool Manifest::remove(std::string_view name) {
  const auto found = entries_.find(name);
  if (found == entries_.end()) return false;
  ++version_;
  entries_.erase(found);
  return true;
}

std::string Manifest::packed() const {
  std::string bytes;
  bytes.reserve(entries_.size() * kEntryBytes);
  for (const auto& [name, entry] : entries_) bytes += name + eight_bytes(entry.version) + entry.tag;
  return bytes;
}

ManifestRow Manifest::row(const keys::Key& manifest_key, bool announce) const {
  ManifestRow row{scope_, version_, packed(), announced_, {}};
  if (announce) row.announced = {version_, tag_of(manifest_key, scope_, version_, row.entries)};
  row.mac = mac_of(manifest_key, scope_, row);
  return row;
}

std::string in_detail(const Announced& announced) {
  std::string digits;
  for (const char byte : announced.tag) digits += fmt::format("{:02x}", static_cast<unsigned char>(byte));
  return fmt::format("{}{} {}", kDetail, announced.version, digits);
}

std::optional<Announced> from_detail(std::string_view detail) {
  const auto at = detail.rfind(kDetail);
  if (at == std::string_view::npos) return std::nullopt;
  detail.remove_prefix(at + kDetail.size());
  const auto space = detail.find(' ');
  if (space == std::string_view::npos || detail.size() - space - 1 != 2 * kAnnouncedBytes) return std::nullopt;
  Announced announced;
  const auto number = std::from_chars(detail.data(), detail.data() + space, announced.version);
  if (number.ec != std::errc() || number.ptr != detail.data() + space) return std::nullopt;
  for (std::size_t i = space + 1; i < detail.size(); i += 2) {
    unsigned byte = 0;
    const auto [end, error] = std::from_chars(detail.data() + i, detail.data() + i + 2, byte, 16);
    if (error != std::errc() || end != detail.data() + i + 2) return std::nullopt;
    announced.tag += static_cast<char>(byte);
  }
  return announced;
}

}  // namespace waymark::vault
