// waymark_bench_floor DIR: the statements of pages with lists and of logging a session, recorded from the program and run by
// SQLite's C interface alone. Prints a line for each loop: name, runs per second, microseconds of processor per run.
#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>

#include "app/house.hpp"
#include "bench/bare.hpp"
#include "bench/recorded_pages.hpp"
#include "engagements/engagements.hpp"
#include "people/people.hpp"

namespace {

using namespace waymark;
using bench::Bare;
using bench::Recorded;

using Run = std::vector<Recorded>;  // the statements of one page, or of one session logged

struct SignedIn {
  std::string cookie;
  std::string place;
  std::vector<std::string> engagements;
};

std::vector<SignedIn> people_of(const std::string& directory, const char* role) {
  std::ifstream file(fmt::format("{}/people/{}.tsv", directory, role));
  std::vector<SignedIn> found;
  for (std::string line; std::getline(file, line);) {
    const auto cells = split(line, '\t');
    SignedIn one{std::string(cells.at(0)), std::string(cells.at(3)), {}};
    for (const auto id : split(cells.at(4), ','))
      if (!id.empty()) one.engagements.emplace_back(id);
    found.push_back(std::move(one));
  }
  return found;
}

/// Thrown to undo what was recorded.
struct Undo {};

class Recorder {
 public:
  Recorder(app::House& house, std::string directory)
      : house_(house),
        directory_(std::move(directory)),
        pages_(house),
        keeper_(app::account_settings(house.settings), app::account_surroundings()) {}

  /// All a page asks, for each person of a role.
  std::vector<Run> pages(const char* role, const std::string& target) {
    std::vector<Run> runs;
    for (const auto& person : people_of(directory_, role)) runs.push_back(pages_.statements(person.cookie, target));
    return runs;
  }

  /// For each person of a role the one statement that finds the 20 rows of their list.
  std::vector<Run> rows(const char* role) {
    std::vector<Run> runs;
    house_.database->read([&](db::Connection& db) {
      for (const auto& person : people_of(directory_, role)) {
        bench::RecordingConnection recording(db);
        const auto guest = keeper_.by_cookie(db, person.cookie, house_.clock.now());
        const access::Work work{recording, guest.actor, house_.clock.now(), house_.clock.today()};
        engagements::list(work, engagements::as_of(work), {}, {}, 1);
        auto run = recording.take();
        std::erase_if(run, [](const Recorded& one) { return !one.sql.starts_with("select e.line"); });
        runs.push_back(std::move(run));
      }
    });
    return runs;
  }

  /// What logging a session runs, all undone: an engagement of each coach in turn, as load.lua asks for them.
  std::vector<Run> logs(std::size_t most) {
    std::vector<Run> runs;
    const auto coaches = people_of(directory_, "coach");
    for (std::size_t round = 0; runs.size() < most; ++round) {
      const auto before = runs.size();
      for (const auto& coach : coaches)
        if (round < coach.engagements.size() && runs.size() < most)
          runs.push_back(log(coach.cookie, EngagementId(coach.engagements[round])));
      if (runs.size() == before) break;
    }
    return runs;
  }

 private:
  Run log(const std::string& cookie, const EngagementId& id) {
    Run run;
    try {
      house_.database->change_now([&](db::Connection& db) {
        const auto guest = keeper_.by_cookie(db, cookie, house_.clock.now());
        bench::RecordingConnection recording(db);
        const access::Work work{recording, guest.actor, house_.clock.now(), house_.clock.today()};
        engagements::SessionPlan plan;
        plan.starts = {work.today.plus(-5), 3 * 60};
        plan.minutes = 45;
        const auto made = engagements::log_session(work, id, plan);
        if (!made) throw std::runtime_error("a session cannot be logged: " + made.problems().front().message);
        run = recording.take();
        throw Undo();
      });
    } catch (const Undo&) {}
    return run;
  }

  app::House& house_;
  std::string directory_;
  bench::RecordedPages pages_;
  accounts::AccountsDoorkeeper keeper_;
};

double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

/// Calls `once` for about a second after a tenth of one to warm up, and prints what it came to.
template <class Once>
void measure(const char* name, const Once& once) {
  using Clock = std::chrono::steady_clock;
  const auto until = [&](std::chrono::milliseconds long_enough) {
    std::int64_t times = 0;
    for (const auto end = Clock::now() + long_enough; Clock::now() < end;) times += once();
    return times;
  };
  until(std::chrono::milliseconds(100));
  const auto start = Clock::now();
  const double processor = processor_seconds();
  const auto times = static_cast<double>(until(std::chrono::milliseconds(1500)));
  const std::chrono::duration<double> taken = Clock::now() - start;
  fmt::print("{}\t{:.1f}\t{:.2f}\n", name, times / taken.count(), (processor_seconds() - processor) * 1e6 / times);
  std::fflush(stdout);
}

void measure_lists(Bare& bare, const char* name, const std::vector<Run>& runs) {
  for (const auto& run : runs) bare.prepare(run);
  std::size_t at = 0;
  measure(name, [&] {
    bare.run(runs[at++ % runs.size()]);
    return 1;
  });
}

/// Each run is of another engagement and is run once, so the loop ends with them.
void measure_logs(Bare& bare, const char* name, std::span<const Run> runs, std::size_t together) {
  for (const auto& run : runs) bare.prepare(run);
  using Clock = std::chrono::steady_clock;
  const auto start = Clock::now();
  const double processor = processor_seconds();
  for (std::size_t at = 0; at < runs.size();) {
    bare.execute("begin immediate");
    for (std::size_t i = 0; i < together && at < runs.size(); ++i) bare.run(runs[at++]);
    bare.execute("commit");
  }
  const std::chrono::duration<double> taken = Clock::now() - start;
  const auto times = static_cast<double>(runs.size());
  fmt::print("{}\t{:.1f}\t{:.2f}\n", name, times / taken.count(), (processor_seconds() - processor) * 1e6 / times);
  std::fflush(stdout);
}

void run(const std::string& directory) {
  app::Settings settings;
  settings.data_dir = directory;
  settings.codes_required_for_staff = false;
  settings.idle_minutes = 24 * 60;
  settings.absolute_hours = 24 * 7;
  auto house = app::open_house(settings);
  Recorder recorder(house, directory);
  const auto file = directory + "/waymark.sqlite";
  {
    Bare bare(file, db::OpenOptions().cache_kib);
    const std::string list = "/engagements";
    std::string of_supplier = list + "?supplier=";
    house.read([&](const access::Work& work) {
      of_supplier += people::supplier_with_code(work.db, "SUP-01").value().id.str();
    });
    measure_lists(bare, "coach list", recorder.pages("coach", list));
    measure_lists(bare, "lead list", recorder.pages("lead", list));
    measure_lists(bare, "lead list of a supplier", recorder.pages("lead", of_supplier));
    measure_lists(bare, "manager list", recorder.pages("manager", list));
    measure_lists(bare, "rows of a coach", recorder.rows("coach"));
    measure_lists(bare, "rows of a lead", recorder.rows("lead"));
  }
  // What is written goes to a copy.
  const auto logs = recorder.logs(4000);
  const auto copy = directory + "/floor.sqlite";
  std::filesystem::copy_file(file, copy, std::filesystem::copy_options::overwrite_existing);
  {
    Bare bare(copy, db::OpenOptions().changing_cache_kib);
    const std::span<const Run> all(logs);
    measure_logs(bare, "log one", all.subspan(0, all.size() / 2), 1);
    measure_logs(bare, "log hundred", all.subspan(all.size() / 2), 100);
  }
  for (const char* rest : {"", "-wal", "-shm"}) std::filesystem::remove(copy + rest);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    fmt::print(stderr, "waymark_bench_floor DIR\n");
    return 2;
  }
  try {
    run(argv[1]);
  } catch (const std::exception& fault) {
    fmt::print(stderr, "waymark_bench_floor: {}\n", fault.what());
    return 3;
  }
  return 0;
}
