// waymark_bench_data DIR: makes DIR/waymark.sqlite with the department that is measured, and signs a thousand of its
// people in. Made again only for the part that is missing: signing in is done anew each time.
#include <fmt/format.h>

#include <chrono>
#include <cstdio>

#include "bench/made.hpp"
#include "people/people.hpp"

namespace {

using namespace waymark;

template <class Deed>
void timed(const char* what, const Deed& deed) {
  const auto start = std::chrono::steady_clock::now();
  deed();
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
  fmt::print("{:<12} {:6.1f} s\n", what, taken.count());
  std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    fmt::print(stderr, "waymark_bench_data DIR\n");
    return 2;
  }
  try {
    app::Settings settings;
    settings.data_dir = argv[1];
    settings.codes_required_for_staff = false;
    app::make_ready(settings);
    auto house = app::open_house(settings);
    const bench::Size size;
    bool empty = false;
    house.read([&](const access::Work& work) { empty = !people::organisation_with_code(work.db, "DEPT"); });
    if (empty) {
      timed("people", [&] { bench::make_people(house, size); });
      timed("work", [&] { bench::make_work(house, size); });
      timed("news", [&] { app::deliver_due_news(house); });
    }
    timed("accounts", [&] { bench::make_accounts(house, size, argv[1]); });
  } catch (const std::exception& fault) {
    fmt::print(stderr, "waymark_bench_data: {}\n", fault.what());
    return 3;
  }
  return 0;
}
