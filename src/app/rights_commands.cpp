// subject-access.
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <system_error>

#include "app/commands.hpp"
#include "app/rights_rooms.hpp"

namespace waymark::app {
namespace {

/// A new file that only its owner reads; gone again unless it was kept.
class NewFile {
 public:
  explicit NewFile(const std::string& path)
      : path_(path), file_(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)) {
    if (file_ < 0) throw InputRefused(fmt::format("{}: {}", path, std::generic_category().message(errno)));
  }
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;
  ~NewFile() {
    ::close(file_);
    if (!kept_) ::unlink(path_.c_str());
  }
  void write(std::string_view bytes) {
    while (!bytes.empty()) {
      const auto written = ::write(file_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) throw std::system_error(errno, std::generic_category(), path_);
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
  }
  void keep() {
    if (::fsync(file_) != 0) throw std::system_error(errno, std::generic_category(), path_);
    kept_ = true;
  }

 private:
  std::string path_;
  int file_;
  bool kept_ = false;
};

}  // namespace

int subject_access(const Settings& settings, const std::string& email, const std::string& to) {
  auto house = open_house(settings);
  Strongroom strongroom(settings);
  std::optional<people::Person> person;
  house.read([&](const access::Work& work) { person = people::person_with_email(work.db, email); });
  if (!person) throw InputRefused(fmt::format("nobody in Waymark has the address {}", email));
  NewFile file(to);
  const auto packed = rights::pack(*house.database, strongroom.vault(), rights_rooms(), House::program(), person->id,
                                   house.clock.now(), [&](std::string_view piece) { file.write(piece); });
  if (!packed) throw InputRefused(packed.problems().front().message);
  file.keep();
  make_checkpoint_or_say_why(house);
  fmt::print("What is held about {} is in {}.\n", person->name(), to);
  return kDone;
}

}  // namespace waymark::app
