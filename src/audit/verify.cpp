// The walk along all streams.
#include <map>

#include "audit/checkpoint.hpp"
#include "audit/diagnose.hpp"
#include "audit/mac.hpp"
#include "audit/verify_checkpoints.hpp"

namespace waymark::audit {
namespace {

constexpr int kPage = 2000;
constexpr int kShownToDiagnosis = 2000;

class Walk {
 public:
  Walk(db::Connection& db, const Anchors& anchors, Report& report)
      : db_(db), key_(key_of(db)), anchors_(anchors), report_(report) {
    for (auto& [stream, head] : store::heads(db)) heads_.emplace(std::move(stream), std::move(head));
  }

  /// False when told to stop.
  bool run(const std::function<bool(std::int64_t, std::int64_t)>& progress) {
    const auto total = progress ? store::count_lines(db_) : 0;
    store::WalkMark mark;
    for (;;) {
      if (progress && !progress(report_.lines, total)) return false;
      const auto page = store::walk(db_, mark, kPage);
      if (page.empty()) break;
      for (const auto& line : page) take(line);
      mark = {page.back().stream, page.back().number, page.back().id};
    }
    finish_stream();
    finish_streams_without_lines();
    return true;
  }

 private:
  void take(const Line& line) {
    ++report_.lines;
    if (line.stream != stream_) begin(line.stream);
    if (!broken_) check(line);
    last_ = line.number;
    last_mac_ = line.mac;
  }

  void begin(const std::string& stream) {
    finish_stream();
    stream_ = stream;
    last_ = 0;
    last_mac_.clear();
    broken_ = false;
    next_anchor_ = 0;
    const auto found = anchors_.find(stream);
    stream_anchors_ = found == anchors_.end() ? nullptr : &found->second;
    ++report_.streams;
  }

  void check(const Line& line) {
    const bool own = mac_of(key_, line) == line.mac;
    if (line.number <= last_) return found(Wrong::inserted, line, "its number was taken already");
    if (!own && (line.number == last_ + 1 || is_beyond_head(line))) return look_closer(line);
    if (line.number > last_ + 1) {
      const auto gone = line.number - last_ - 1;
      return broken({stream_,
                     last_ + 1,
                     {},
                     {},
                     Wrong::missing,
                     fmt::format("{} {} gone before line {} of {}", gone, gone == 1 ? "line is" : "lines are",
                                 line.id, line.at.iso())});
    }
    if (line.mac_before != last_mac_) return found(Wrong::rebuilt, line, "it does not follow from the line before");
    check_anchors(line);
  }

  void check_anchors(const Line& line) {
    if (!stream_anchors_) return;
    for (; next_anchor_ < stream_anchors_->size(); ++next_anchor_) {
      const auto& anchor = (*stream_anchors_)[next_anchor_];
      if (anchor.number > line.number) return;
      if (anchor.number == line.number && anchor.mac != hex(line.mac))
        return found(Wrong::rebuilt, line, fmt::format("checkpoint {} saw another line", anchor.checkpoint));
    }
  }

  void look_closer(const Line& line) {
    Scene scene{key_, store::stream_from(db_, stream_, line.number, kShownToDiagnosis), head(), std::nullopt};
    if (stream_anchors_)
      for (const auto& anchor : *stream_anchors_)
        if (anchor.number == line.number) scene.anchored = anchor.mac;
    const auto finding = diagnose(scene);
    found(finding.wrong, line, finding.detail);
  }

  void finish_stream() {
    if (stream_.empty()) return;
    if (broken_) return done();
    const auto end = head();
    if (stream_anchors_)
      for (std::size_t i = next_anchor_; i < stream_anchors_->size(); ++i)
        if (const auto& anchor = (*stream_anchors_)[i]; anchor.number > last_)
          return cut_tail(anchor.number, fmt::format("checkpoint {}", anchor.checkpoint));
    if (end && end->number > last_) return cut_tail(end->number, "its head");
    if (!end || end->number != last_ || end->mac != last_mac_)
      broken({stream_, last_, {}, {}, Wrong::altered, "its head is not that of its last line"});
    done();
  }

  void cut_tail(std::int64_t number, const std::string& who) {
    broken({stream_,
            last_ + 1,
            {},
            {},
            Wrong::cut_tail,
            fmt::format("it ends with line {}, but {} saw line {}", last_, who, number)});
    done();
  }

  void done() {
    heads_.erase(stream_);
    seen_.push_back(std::move(stream_));
    stream_.clear();
  }

  void finish_streams_without_lines() {
    std::map<std::string, std::pair<std::int64_t, std::string>> gone;
    for (const auto& [stream, head] : heads_)
      if (head.number > 0) gone[stream] = {head.number, "its head"};
    for (const auto& [stream, all] : anchors_)
      if (!std::binary_search(seen_.begin(), seen_.end(), stream))
        gone[stream] = {all.back().number, fmt::format("checkpoint {}", all.back().checkpoint)};
    for (auto& [stream, last] : gone) {
      ++report_.streams;
      stream_ = stream;
      last_ = 0;
      broken({stream,
              1,
              {},
              {},
              Wrong::cut_tail,
              fmt::format("all its lines are gone, but {} saw line {}", last.second, last.first)});
    }
  }

  std::optional<store::Head> head() const {
    const auto found = heads_.find(stream_);
    return found == heads_.end() ? std::nullopt : std::optional(found->second);
  }
  bool is_beyond_head(const Line& line) const {
    const auto end = head();
    return end && end->number == last_ && line.number > end->number;
  }
  void found(Wrong wrong, const Line& line, std::string detail) {
    broken({stream_, line.number, line.id, line.at, wrong, std::move(detail)});
  }
  void broken(Break one) {
    broken_ = true;
    report_.breaks.push_back(std::move(one));
  }

  db::Connection& db_;
  const db::RowKey& key_;
  const Anchors& anchors_;
  Report& report_;
  std::unordered_map<std::string, store::Head> heads_;
  std::vector<std::string> seen_;  // in order, as they are walked

  std::string stream_;
  std::int64_t last_ = 0;
  std::string last_mac_;
  bool broken_ = false;
  const std::vector<SeenAt>* stream_anchors_ = nullptr;
  std::size_t next_anchor_ = 0;
};

void look_beside_the_chain(db::Connection& db, Report& report) {
  const auto beside = store::count_unchained(db);
  if (beside == 0) return;
  const auto first = store::unchained(db, {Instant::micros(INT64_MIN), ""}, 1);
  if (first.empty()) return;
  report.lines += beside;
  report.breaks.push_back({{},
                           0,
                           first.front().id,
                           first.front().at,
                           Wrong::inserted,
                           fmt::format("{} {} in no chain", beside, beside == 1 ? "line stands" : "lines stand")});
}

}  // namespace

Report verify(db::Database& database, const VerifyOptions& options) {
  // The file first: whatever it has seen, the database must have too.
  const auto in_file = checkpoint_lines(options.checkpoint_file);
  Report report;
  database.read([&](db::Connection& db) {
    report = {};
    if (trail(db) == Trail::not_begun && store::count_lines(db) > 0)
      report.breaks.push_back({"earlier", 1, {}, {}, Wrong::missing, "the beginning of the trail is missing"});
    look_beside_the_chain(db, report);
    const auto anchors = check_checkpoints(db, in_file, report);
    report.stopped = !Walk(db, anchors, report).run(options.progress);
  });
  return report;
}

std::string_view code(Wrong wrong) {
  switch (wrong) {
    case Wrong::altered: return "altered";
    case Wrong::missing: return "missing";
    case Wrong::inserted: return "inserted";
    case Wrong::reordered: return "reordered";
    case Wrong::cut_tail: return "cut tail";
    case Wrong::rebuilt: return "rebuilt";
  }
  return "altered";
}

std::string Break::str() const {
  auto text = fmt::format("the audit trail, stream {}, line {}", stream.empty() ? "(none)" : stream, number);
  if (!line_id.empty()) text += fmt::format(" ({})", line_id);
  if (at) text += fmt::format(" of {}", at->iso());
  return text + fmt::format(": {}: {}", code(wrong), detail);
}

}  // namespace waymark::audit
