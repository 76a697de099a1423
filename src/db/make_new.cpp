// A whole database from elsewhere, or none.
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cstring>
#include <filesystem>

#include "db/migrate.hpp"

namespace waymark::db {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kSqlite = "sqlite:";
constexpr int kCacheKib = 65'536;  // what is filled in one go is spread over every index

std::vector<Migration> up_to(std::span<const Migration> steps, int step) {
  std::vector<Migration> some;
  std::copy_if(steps.begin(), steps.end(), std::back_inserter(some),
               [&](const Migration& one) { return one.number <= step; });
  return some;
}

// --- SQLite: beside its place

void require_no_rows_that_point_nowhere(Connection& db) {
  for (const Row& row : db.query("pragma foreign_key_check"))
    throw ConstraintFault(
        fmt::format("a row of {} points at a row of {} that is not there", row.text(0), row.text(2)));
}

void require_free(const std::string& path) {
  std::error_code none;
  if (fs::file_size(path, none) > 0 && !none) {
    bool empty = true;
    // By the connection that changes: as the last to go it clears its log away.
    open("sqlite:" + path)->change_now([&](Connection& db) {
      empty = *db.value<std::int64_t>("select count(*) from sqlite_master where type = 'table'") == 0;
    });
    if (!empty) throw NotEmptyFault("there is a database at " + path);
  }
  // Another's log would be taken for that of the file which is put here.
  if (fs::exists(path + "-wal") || fs::exists(path + "-journal"))
    throw NotEmptyFault(fmt::format("there is a log of another database beside {}, or somebody has it open", path));
}

/// The file in the making: one process at a time has it, and it goes unless it is put in its place.
class Unfinished {
 public:
  explicit Unfinished(const std::string& place) : place_(place), path_(unfinished_file("sqlite:" + place)) {
    file_ = ::open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file_ < 0) fail("cannot make");
    if (::flock(file_, LOCK_EX | LOCK_NB) != 0) {
      ::close(file_);
      throw DatabaseFault(fmt::format("another program is making {}", path_));
    }
    remove_logs();
    if (::ftruncate(file_, 0) != 0) fail("cannot empty");
  }
  ~Unfinished() {
    if (!placed_) {
      remove_logs();
      ::unlink(path_.c_str());
    }
    ::close(file_);
  }
  Unfinished(const Unfinished&) = delete;
  Unfinished& operator=(const Unfinished&) = delete;
  std::string url() const { return "sqlite:" + path_; }

  /// With nobody having it open any more.
  void put_in_place() {
    if (fs::exists(path_ + "-wal")) throw DatabaseFault(fmt::format("{} could not be written to its end", path_));
    if (::fsync(file_) != 0) fail("cannot sync");
    if (::rename(path_.c_str(), place_.c_str()) != 0) fail("cannot put in place");
    placed_ = true;
    const auto folder = fs::path(place_).parent_path();
    const int opened = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (opened < 0 || ::fsync(opened) != 0) fail("cannot sync the folder of");
    ::close(opened);
  }

 private:
  [[noreturn]] void fail(std::string_view doing) const {
    throw DatabaseFault(fmt::format("{} {}: {}", doing, path_, std::strerror(errno)));
  }
  void remove_logs() const {
    for (const char* part : {"-wal", "-shm"}) ::unlink((path_ + part).c_str());
  }
  std::string place_, path_;
  int file_ = -1;
  bool placed_ = false;
};

void make_file(const std::string& path, OpenOptions options, std::span<const Migration> steps, const Making& making) {
  require_free(path);
  Unfinished file(path);
  options.check_references = false;
  options.changing_cache_kib = kCacheKib;
  open(file.url(), options)->change_now([&](Connection& db) {
    run_steps(db, up_to(steps, making.step));
    making.fill(db);
    require_no_rows_that_point_nowhere(db);
    run_steps(db, steps);
    making.finish(db);
  });
  file.put_in_place();
}

// --- PostgreSQL: in one transaction

/// References are taken away while the tables are filled, and put back, which checks them all at once.
std::vector<std::string> take_references_away(Connection& db) {
  std::vector<std::string> drop, put_back;
  for (const Row& row : db.query("select t.relname, c.conname, pg_get_constraintdef(c.oid) from pg_constraint c"
                                 " join pg_class t on t.oid = c.conrelid"
                                 " where c.contype = 'f' and t.relnamespace = current_schema()::regnamespace")) {
    drop.push_back(fmt::format("alter table {} drop constraint \"{}\"", row.text(0), row.text(1)));
    put_back.push_back(fmt::format("alter table {} add constraint \"{}\" {}", row.text(0), row.text(1), row.text(2)));
  }
  for (const auto& statement : drop) db.run_script(statement);
  return put_back;
}

void make_on_server(const std::string& url, const OpenOptions& options, std::span<const Migration> steps,
                    const Making& making) {
  bool begun = false;
  open(url, options)->change_now([&](Connection& db) {
    // What fills it reads its rows once.
    if (std::exchange(begun, true)) throw DatabaseFault("the connection was lost on the way; nothing was made");
    wait_for_others(db);
    if (*db.value<std::int64_t>("select count(*) from pg_class where relkind in ('r', 'p', 'v', 'm')"
                                " and relnamespace = current_schema()::regnamespace") > 0)
      throw NotEmptyFault("there are tables in that database");
    run_steps(db, up_to(steps, making.step));
    const auto references = take_references_away(db);
    making.fill(db);
    for (const auto& reference : references) db.run_script(reference);
    run_steps(db, steps);
    making.finish(db);
    db.run_script("analyze");
  });
}

}  // namespace

std::string unfinished_file(const std::string& url) {
  return url.starts_with(kSqlite) ? url.substr(kSqlite.size()) + ".unfinished" : std::string();
}

void make_new(const std::string& url, const OpenOptions& options, std::span<const Migration> steps,
              const Making& making) {
  if (url.starts_with(kSqlite)) make_file(url.substr(kSqlite.size()), options, steps, making);
  else make_on_server(url, options, steps, making);
}

}  // namespace waymark::db
