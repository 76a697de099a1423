// What is held is scanned: released, refused, or held on.
#include "audit/audit.hpp"
#include "documents/clamd.hpp"
#include "documents/notices.hpp"
#include "documents/sealed.hpp"
#include "documents/store.hpp"

namespace waymark::documents {
namespace {

using store::ToScan;

constexpr std::chrono::milliseconds kPatience{30'000}, kPingPatience{5'000};
/// By then a scan has ended, or the process that began it.
constexpr std::chrono::minutes kLease{30};
constexpr std::chrono::minutes kFirstPause{1}, kLongestPause{60};
/// A scanner that is not there is looked for so often. It costs no opening of what is held.
constexpr std::chrono::seconds kDownPause{15};
/// Its owner is told of one that is held this long.
constexpr std::chrono::minutes kLong{30};
constexpr int kAtATime = 10;

class Scanning {
 public:
  Scanning(db::Database& database, vault::Vault& vault, const Clock& clock)
      : database_(database), vault_(vault), clock_(clock) {}

  void release_unscanned(const ToScan& one) {
    change([&](const access::Work& work) { release(work, one); });
  }

  /// All that is due waits a little; nothing is opened for it.
  void postpone() {
    change([&](const access::Work& work) {
      if (const int all = store::postpone_due(work.db, work.now, work.now.plus(kDownPause)))
        log(Level::warning, "documents held",
            {{"documents", std::to_string(all)}, {"why", std::string(code(Answer::unreachable))}});
    });
  }

  void tell_held(const ToScan& one) {
    change([&](const access::Work& work) {
      if (store::note_told_held(work.db, one.version, work.now))
        jobs::tell(work, one.owner, kHeld, "document", one.document.str(), work.now,
                   document_path(one.engagement, one.document));
    });
  }

  /// False when another process has it.
  bool scan(const ToScan& one, const ClamdAddress& clamd) {
    std::optional<FileReader> file;
    bool claimed = false;
    change([&](const access::Work& work) {
      file.reset();
      claimed = store::claim_scan(work.db, one, work.now.plus(kLease));
      if (!claimed) return;
      const auto engagement = engagements::find(work.db, one.engagement).value();
      const vault::Scanner scanner(work, "upload");
      auto opener =
          vault_.scan_stream(work, scanner, sealed_file(engagements::scope_of(work, engagement), one.version));
      if (opener) file.emplace(one.version, std::move(*opener));
      else store::remove_pieces_of(work.db, one.engagement);  // shredded: there is nothing to wait for
    });
    if (file) conclude(one, judge(*file, clamd));
    return claimed;
  }

 private:
  Answer judge(FileReader& file, const ClamdAddress& clamd) {
    const auto next = [&] {
      std::string piece;
      database_.read([&](db::Connection& db) { piece = file.next(db); });
      return piece;
    };
    try {
      return ask_clamd(clamd, next, kPatience);
    } catch (const vault::Tampered&) {  // the database has raised the alarm
      return Answer::failed;
    } catch (const Gone&) {  // withdrawn meanwhile
      return Answer::failed;
    }
  }

  void conclude(const ToScan& one, Answer answer) {
    change([&](const access::Work& work) {
      switch (answer) {
        case Answer::clean: return release(work, one);
        case Answer::harmful: return refuse(work, one);
        default: return hold(work, one, answer);
      }
    });
  }

  void release(const access::Work& work, const ToScan& one) {
    if (!store::note_released(work.db, one.version, work.now)) return;
    note(work, "document_released", one);
    const auto partnership = engagements::partnership(work.db, one.engagement).value();
    tell_released(as_owner(work, one), partnership, one.document, one.number);
  }

  void refuse(const access::Work& work, const ToScan& one) {
    if (!store::note_refused(work.db, one.version, work.now)) return;
    const auto engagement = engagements::find(work.db, one.engagement).value();
    const auto scope = engagements::scope_of(work, engagement);
    vault_.remove(work, sealed_file(scope, one.version));
    vault_.remove(work, sealed_words(scope, one.version));
    store::remove_pieces(work.db, one.version);
    note(work, "document_refused", one);
    jobs::tell(work, one.owner, kRefused, "document", one.document.str(), work.now,
               document_path(one.engagement, one.document));
  }

  void hold(const access::Work& work, const ToScan& one, Answer why) {
    const auto times = std::min<std::int64_t>(one.scans, 6);
    const auto pause = std::min(kLongestPause, kFirstPause * (1 << times));
    if (store::note_still_held(work.db, one.version, work.now.plus(pause)))
      log(Level::warning, "document held", {{"version", one.version.str()}, {"why", std::string(code(why))}});
  }

  static void note(const access::Work& work, std::string_view deed, const ToScan& one) {
    audit::record(work, deed, "document", one.document.str(), "version " + std::to_string(one.number),
                  {.engagement = one.engagement});
  }

  /// For what people are told: it is its owner who shares it.
  access::Work as_owner(const access::Work& work, const ToScan& one) {
    owner_ = access::Actor();
    owner_.person = one.owner;
    owner_.name = one.owner_name;
    return {work.db, owner_, work.now, work.today, work.stream};
  }

  void change(const std::function<void(const access::Work&)>& deed) {
    database_.change_now([&](db::Connection& db) {
      const auto now = clock_.now();
      const auto program = access::Actor::program("Waymark");
      deed({db, program, now, london(now).date});
    });
  }

  db::Database& database_;
  vault::Vault& vault_;
  const Clock& clock_;
  access::Actor owner_;
};

}  // namespace

int scan_due(db::Database& database, vault::Vault& vault, const Clock& clock, const Settings& settings) {
  std::vector<ToScan> due, late;
  database.read([&](db::Connection& db) { due = store::to_scan(db, clock.now(), kAtATime); });
  Scanning scanning(database, vault, clock);
  int done = 0;
  if (settings.clamd.empty()) {
    for (const auto& one : due) scanning.release_unscanned(one);
    return static_cast<int>(due.size());
  }
  const auto clamd = ClamdAddress::parse(settings.clamd);
  if (!due.empty() && (!clamd || !is_there(*clamd, kPingPatience))) scanning.postpone();
  else
    for (const auto& one : due) done += scanning.scan(one, *clamd);
  database.read([&](db::Connection& db) { late = store::long_held(db, clock.now().plus(-kLong), kAtATime); });
  for (const auto& one : late) scanning.tell_held(one);
  return done;
}

Problems check(const Settings& settings) {
  Problems problems;
  if (settings.most_bytes < 1 || settings.most_bytes > kMostBytes)
    problems.add("documents.most_megabytes", fill("must be 1 to {}", kMostBytes / (1024 * 1024)));
  if (settings.quota_bytes < settings.most_bytes)
    problems.add("documents.quota_megabytes", "must not be less than documents.most_megabytes");
  if (!settings.clamd.empty() && !ClamdAddress::parse(settings.clamd))
    problems.add("documents.clamd", "must be the path of a socket, or HOST:PORT");
  return problems;
}

std::vector<std::string> warnings(const Settings& settings) {
  if (!settings.clamd.empty()) return {};
  return {"documents.clamd is not set: what people add is given to their partners without a scan for malware"};
}

}  // namespace waymark::documents
