#include "documents/intake.hpp"

#include <sodium.h>

#include "documents/policy.hpp"
#include "documents/store.hpp"

namespace waymark::documents {
namespace {

constexpr std::size_t kPiecesAtATime = 16;  // of 64 KiB: a megabyte

}  // namespace

Intake::Intake(db::Database& database, PersonId person, Instant begun_at, const Settings& settings, std::int64_t room,
               std::string file_name)
    : database_(database),
      person_(std::move(person)),
      begun_at_(begun_at),
      most_(settings.most_bytes),
      room_(room),
      file_name_(std::move(file_name)) {
  piece_.reserve(vault::kPieceBytes);
}

void Intake::take(std::string_view bytes) {
  if (wrong_ != Wrong::none) return;
  taken_ += static_cast<std::int64_t>(bytes.size());
  if (taken_ > most_) return give_up(Wrong::too_large);
  if (taken_ > room_) return give_up(Wrong::over_quota);
  if (!recogniser_.read(bytes)) return give_up(Wrong::not_allowed);
  while (!bytes.empty()) {
    if (piece_.size() == vault::kPieceBytes) seal(false);
    const auto more = std::min(bytes.size(), vault::kPieceBytes - piece_.size());
    piece_ += bytes.substr(0, more);
    bytes.remove_prefix(more);
  }
}

void Intake::end() {
  ended_ = true;
  if (wrong_ != Wrong::none) return;
  if (taken_ == 0) return give_up(Wrong::empty);
  type_ = recogniser_.type();
  if (!type_) return give_up(Wrong::not_allowed);
  seal(true);
  flush();
}

void Intake::abandon() {
  if (kept_ == 0) return;
  database_.change_now([this](db::Connection& db) { store::remove_upload(db, version_); });
  kept_ = 0;
}

void Intake::seal(bool last) {
  sealed_.push_back(sealer_.seal(piece_, last));
  sodium_memzero(piece_.data(), piece_.size());
  piece_.clear();
  if (sealed_.size() == kPiecesAtATime) flush();
}

void Intake::flush() {
  if (sealed_.empty()) return;
  database_.change_now([this](db::Connection& db) {
    store::note_upload(db, version_, person_, begun_at_, sealer_.bytes());
    store::keep_pieces(db, version_, kept_, sealed_);
  });
  kept_ += static_cast<std::int64_t>(sealed_.size());
  sealed_.clear();
}

void Intake::give_up(Wrong why) {
  wrong_ = why;
  sealed_.clear();
  piece_ = std::string();
  abandon();
}

std::unique_ptr<web::FileReceiver> begin_intake(const web::Visit& visit) {
  const auto& work = visit.work;
  own_space_to_change(work, visit.id<EngagementId>());
  const auto& settings = *visit.site.documents;
  const auto room = settings.quota_bytes - used_by(work.db, work.actor.person);
  return std::make_unique<Intake>(*visit.site.database, work.actor.person, work.now, settings, room,
                                  visit.uploads.at(0).file_name);
}

}  // namespace waymark::documents
