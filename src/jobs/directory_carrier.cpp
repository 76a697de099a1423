#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "jobs/carrier.hpp"

namespace waymark::jobs {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fault(const std::string& what) { throw std::runtime_error(what + ": " + std::strerror(errno)); }

class File {
 public:
  File(const fs::path& path, int how) : handle_(::open(path.c_str(), how | O_CLOEXEC, 0600)), path_(path) {
    if (handle_ < 0) fault(path.string());
  }
  ~File() { ::close(handle_); }
  File(const File&) = delete;
  void write(std::string_view bytes) {
    while (!bytes.empty()) {
      const auto written = ::write(handle_, bytes.data(), bytes.size());
      if (written < 0 && errno != EINTR) fault(path_.string());
      if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
    }
  }
  void sync() {
    if (::fsync(handle_) != 0) fault(path_.string());
  }

 private:
  int handle_;
  fs::path path_;
};

class DirectoryCarrier final : public Carrier {
 public:
  explicit DirectoryCarrier(const std::string& folder) : folder_(folder) {
    fs::create_directories(folder_);
    fs::permissions(folder_, fs::perms::owner_all);
  }

  Carried carry(const Parcel& parcel, const std::function<bool()>& hand_over) override {
    if (!looks_like_id(parcel.id)) throw std::invalid_argument("a parcel's id is none");
    const auto part = folder_ / ("." + parcel.id + "." + new_id());
    {
      File file(part, O_WRONLY | O_CREAT | O_EXCL);
      file.write(parcel.message);
      file.sync();
    }
    if (!hand_over()) {
      fs::remove(part);
      return {Carried::How::later, "another process carries it"};
    }
    fs::rename(part, folder_ / (parcel.id + ".eml"));
    File(folder_, O_RDONLY | O_DIRECTORY).sync();
    return {};
  }
  bool repeats_harmlessly() const override { return true; }

 private:
  fs::path folder_;
};

}  // namespace

std::unique_ptr<Carrier> directory_carrier(const std::string& folder) {
  return std::make_unique<DirectoryCarrier>(folder);
}

}  // namespace waymark::jobs
