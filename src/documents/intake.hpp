#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "documents/documents.hpp"
#include "documents/recognise.hpp"

namespace waymark::documents {

/// Seals a file while it comes, and keeps its pieces a megabyte at a time. What is no document is let pass, and what
/// had been kept of it taken away.
class Intake final : public web::FileReceiver {
 public:
  /// By somebody who has that much of their quota left. `database` outlives it.
  Intake(db::Database& database, PersonId person, Instant begun_at, const Settings& settings, std::int64_t room,
         std::string file_name);

  void take(std::string_view bytes) override;
  void end() override;
  void abandon() override;

  enum class Wrong { none, cut_short, empty, too_large, over_quota, not_allowed };
  /// cut_short until its end.
  Wrong wrong() const { return wrong_ == Wrong::none && !ended_ ? Wrong::cut_short : wrong_; }

  const VersionId& version() const { return version_; }
  std::int64_t bytes() const { return sealer_.bytes(); }
  const vault::StreamSealer& sealer() const { return sealer_; }
  const Type& type() const { return *type_; }
  const std::string& file_name() const { return file_name_; }

 private:
  void seal(bool last);
  void flush();
  void give_up(Wrong why);

  db::Database& database_;
  const PersonId person_;
  const Instant begun_at_;
  const std::int64_t most_, room_;
  const std::string file_name_;
  const VersionId version_ = VersionId::fresh();
  vault::StreamSealer sealer_;
  Recogniser recogniser_;
  const Type* type_ = nullptr;
  std::string piece_;                ///< not yet sealed: the last one is marked, so one waits for what follows
  std::vector<std::string> sealed_;  ///< not yet kept
  std::int64_t kept_ = 0;            ///< pieces
  std::int64_t taken_ = 0;           ///< bytes
  Wrong wrong_ = Wrong::none;
  bool ended_ = false;
};

/// What takes in the file of a form of this room: by a partner, while the engagement lasts.
std::unique_ptr<web::FileReceiver> begin_intake(const web::Visit& visit);

}  // namespace waymark::documents
